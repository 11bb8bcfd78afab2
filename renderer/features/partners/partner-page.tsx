import { type JSX, useState } from 'react';
import type { Commitment } from '../../../shared/commitments/commitment.ts';
import { midSentence, parameterless } from '../../../shared/commitments/clause-metric.ts';
import { dayText } from '../../../shared/charts/source-line.ts';
import { escalationState } from '../../../shared/commitments/escalation-clock.ts';
import type { PartnerScore } from '../../../shared/commitments/commitment-result.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { MoneyBook } from '../../../shared/partners/money-item.ts';
import { unconvertedText } from '../../../shared/partners/money-owed.ts';
import { actionState, openActions, type PartnerAction } from '../../../shared/partners/partner-action.ts';
import { type PartnerProfile, profileDates } from '../../../shared/partners/partner-profile.ts';
import { useWorkbook, useWorkbookDocument } from '../../state/document-store.ts';
import { useQuickResult } from '../../state/use-quick-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { AwaitedNote } from '../../ui/feedback/awaited-note.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { formatMoney } from '../../ui/number/format-value.ts';
import { ActionDialog } from './action-dialog.tsx';
import { ActionsPanel, newAction } from './actions-panel.tsx';
import { AsOfPicker } from './as-of-picker.tsx';
import { CommitmentDetail } from './commitment-detail.tsx';
import { newDraft } from './commitment-draft.ts';
import { draftOf } from './draft-of-commitment.ts';
import { CommitmentEditor, draftLeft } from './commitment-editor.tsx';
import { exportContracts, importContracts } from './contract-files.ts';
import { ContractPanel } from './contract-panel.tsx';
import { EscalationsPanel } from './escalations-panel.tsx';
import { exportReview } from './export-package.ts';
import { FeesPanel } from './fees-panel.tsx';
import { IncidentsPanel } from './incidents-panel.tsx';
import { IncomePanel } from './income-panel.tsx';
import { MoneyDetail } from './money-detail.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { MoversPanel } from './movers-panel.tsx';
import { type ChosenWindow, isChosenWindow, type ScorecardRow, ScorecardTable } from './scorecard-table.tsx';
import { OwedByUs } from './owed-by-us.tsx';
import { ServicePanel } from './service-panel.tsx';
import { useAsOf, useToday } from './today.ts';

const blank = (id: string): PartnerProfile => ({
  id,
  role: '',
  contacts: [],
  contracts: [],
  lastReview: null,
  nextReview: null,
  capacity: null,
});

interface PageProps {
  readonly partner: string;
  readonly rows: readonly ScorecardRow[];
  readonly score: PartnerScore | undefined;
  readonly metrics: ReadonlyMap<string, MetricInfo>;
  readonly chosen: ChosenWindow | null;
  readonly onChoose: (chosen: ChosenWindow | null) => void;
  readonly onBack: () => void;
}

/** One page to open when the call starts: promises, money, asks, escalations, what moved. */
export function PartnerPage({ partner, rows, score, metrics, chosen, onChoose, onBack }: PageProps): JSX.Element {
  const { document, file } = useWorkbook();
  const today = useToday();
  const money = useQuickResult('money.run', { partner });
  const [moneyKey, setMoneyKey] = useState<string | null>(null);
  const [edited, setEdited] = useState<Commitment | 'new' | null>(null);
  const [raised, setRaised] = useState<PartnerAction | null>(null);
  const profile = document.partners.find(({ id }) => id === partner) ?? blank(partner);
  const actions = document.actions.filter((action) => action.partner === partner);
  const escalations = document.escalations.filter((escalation) => escalation.partner === partner);
  const row = rows.find(({ commitment }) => commitment.id === chosen?.commitmentId);
  const result = row?.results.find((one) => isChosenWindow(chosen, row.commitment.id, one));
  const item = moneyKey === null ? undefined : money.value?.items.find(({ key }) => key === moneyKey);
  const { timeZone, currency } = document.settings;
  const fresh = () =>
    newDraft(
      partner,
      rows[0]?.commitment.timeZone ?? timeZone,
      currency,
      profile.contracts[0]?.ref ?? rows[0]?.commitment.contract ?? '',
      `${today.slice(0, 4)}-01-01`,
    );
  const keepAs = (of: Commitment | 'new'): string => `${file ?? document.name}|${of === 'new' ? `new|${partner}` : of.id}`;
  const draftFor = (of: Commitment | 'new') => (of === 'new' ? fresh() : draftOf(of, metrics.get(parameterless(of.metric))?.unit));
  return (
    <div className="partner-page">
      <PartnerHeader
        partner={partner}
        profile={profile}
        money={money.value}
        hasFailed={money.error !== null}
        score={score}
        actions={actions}
        onBack={onBack}
      />
      <AwaitedNote awaits={money.awaits} failure={money.failure} />
      <div className="partners-layout">
        <div className="partner-main">
          <section className="panel partners-card">
            <header className="card-head">
              <h2>Commitments</h2>
              <span className="muted">
                {score?.isRenormalised === true ? score.sentence : 'each window in the contract’s own time zone'}
              </span>
              <Menu
                label="Contracts as a file"
                trigger={<Button kind="quiet">Contracts file</Button>}
                entries={[
                  { id: 'import', label: 'Import contracts.json', run: () => void importContracts() },
                  { id: 'export', label: 'Export contracts.json', run: () => void exportContracts() },
                ]}
              />
              <Button onPress={() => setEdited('new')}>New commitment</Button>
            </header>
            {rows.length === 0 ? (
              <p className="muted panel-empty">Write down what {partner} promised, and every month is checked from the extracts.</p>
            ) : (
              <ScorecardTable
                rows={rows}
                showsPartner={false}
                chosen={chosen}
                onChoose={(next) => {
                  setMoneyKey(null);
                  onChoose(next);
                }}
              />
            )}
          </section>
          <section className="panel partners-card">
            <header className="card-head">
              <h2>Money owed to us</h2>
              <span className="muted">by contract, rate card and income term</span>
            </header>
            <AsyncView result={money}>
              {({ items, owedByUs }) => (
                <>
                  <MoneyPanel
                    items={items}
                    chosen={moneyKey}
                    onChoose={(key) => {
                      onChoose(null);
                      setMoneyKey(key);
                    }}
                  />
                  <OwedByUs partner={partner} items={owedByUs} />
                </>
              )}
            </AsyncView>
          </section>
          <IncomePanel
            partner={partner}
            contract={profile.contracts[0]?.ref ?? ''}
            checks={(money.value?.income ?? []).filter((check) => check.partner === partner)}
          />
          <ServicePanel partner={partner} capacity={profile.capacity} />
          <FeesPanel partner={partner} fees={money.value?.fees ?? []} />
        </div>
        <div className="partner-side">
          {item !== undefined && (
            <MoneyDetail
              item={item}
              onRaise={() =>
                setRaised(
                  newAction(partner, today, { ask: `Settle ${item.title}, ${item.label}`, source: { kind: 'claim', ref: item.key } }),
                )
              }
            />
          )}
          {item === undefined && row !== undefined && result !== undefined && (
            <CommitmentDetail
              row={row}
              result={result}
              metric={metrics.get(row.commitment.metric)}
              onEdit={() => setEdited(row.commitment)}
            />
          )}
          <ActionsPanel partner={partner} actions={actions} />
          <EscalationsPanel partner={partner} escalations={escalations} />
          <IncidentsPanel partner={partner} zone={rows[0]?.commitment.timeZone ?? timeZone} />
          <MoversPanel partner={partner} />
          <ContractPanel profile={profile} />
        </div>
      </div>
      {edited !== null && (
        <CommitmentEditor
          key={edited === 'new' ? 'new' : edited.id}
          keep={keepAs(edited)}
          draft={draftLeft(keepAs(edited)) ?? draftFor(edited)}
          fresh={draftFor(edited)}
          before={edited === 'new' ? null : edited}
          metrics={metrics}
          onClose={() => setEdited(null)}
        />
      )}
      {raised !== null && <ActionDialog action={raised} isNew onClose={() => setRaised(null)} />}
    </div>
  );
}

interface HeaderProps {
  readonly partner: string;
  readonly profile: PartnerProfile;
  readonly money: MoneyBook | null;
  /** What is owed could not be worked out; why is said where the money is. */
  readonly hasFailed: boolean;
  readonly score: PartnerScore | undefined;
  readonly actions: readonly PartnerAction[];
  readonly onBack: () => void;
}

function PartnerHeader({ partner, profile, money, hasFailed, score, actions, onBack }: HeaderProps): JSX.Element {
  const document = useWorkbookDocument();
  const today = useToday();
  const asOf = useAsOf();
  const open = openActions(actions, today);
  const late = open.filter((action) => (actionState(action, today).daysLate ?? 0) > 0).length;
  const severities = document.escalations.flatMap((escalation) => {
    const state = escalation.partner === partner ? escalationState(escalation, asOf) : null;
    return state?.isOpen === true ? [state.severity] : [];
  });
  const sums = money?.partners.find((one) => one.partner === partner);
  const owed = sums === undefined ? '0' : sums.owedToUs;
  const byUs = sums?.owedByUs ?? null;
  const dates = profileDates(profile);
  const kpi = (label: string, value: string, tone = '') => (
    <div className="partner-kpi">
      <span className="muted">{label}</span>
      <strong className={tone}>{value}</strong>
    </div>
  );
  const format = (id: 'pdf' | 'pptx' | 'xlsx' | 'html', label: string) => ({ id, label, run: () => void exportReview(partner, id) });
  return (
    <header className="panel partner-head">
      <div className="partner-name">
        <h1>
          {partner}
          <Button kind="quiet" onPress={onBack}>
            All partners
          </Button>
          <AsOfPicker />
        </h1>
        <p className="muted ellipsis">
          {[profile.role, ...dates.slice(0, 3).map(({ label, day }) => `${midSentence(label)} ${dayText(day)}`)]
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      </div>
      {kpi(
        'Owed to us',
        money === null
          ? hasFailed
            ? 'not known'
            : '…'
          : owed === null
            ? unconvertedText(money.items, partner)
            : formatMoney(owed, money.currency),
        money === null || Number(owed ?? 1) === 0 ? '' : 'bad',
      )}
      {money !== null && byUs !== null && Number(byUs) > 0 && kpi('Owed by us', formatMoney(byUs, money.currency))}
      {kpi('Commitments met', score === undefined || score.scored === 0 ? '–' : `${score.met} of ${score.scored}`)}
      {kpi('Open actions', late > 0 ? `${open.length}, ${late} overdue` : String(open.length), late > 0 ? 'warn' : '')}
      {kpi(
        'Open escalations',
        severities.length === 0 ? 'None' : `${severities.length}, Sev ${Math.min(...severities)}`,
        severities.length === 0 ? '' : 'warn',
      )}
      <Menu
        label="Review pack"
        trigger={<Button kind="primary">Review pack</Button>}
        entries={[format('pdf', 'PDF'), format('pptx', 'PowerPoint deck'), format('xlsx', 'Excel workbook'), format('html', 'Web page')]}
      />
    </header>
  );
}
