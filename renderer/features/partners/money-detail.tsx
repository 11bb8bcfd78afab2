import { type JSX, useState } from 'react';
import { dayText } from '../../../shared/charts/source-line.ts';
import { type ClaimState, claimState, claimWords, nextClaimStates } from '../../../shared/partners/claim.ts';
import { type MoneyItem, moneyWords } from '../../../shared/partners/money-item.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { ClaimDialog } from './claim-dialog.tsx';
import { exportClaim } from './export-package.ts';
import { ClaimChip, noticeText } from './money-panel.tsx';
import { ResultSources } from './result-sources.tsx';
import { useToday } from './today.ts';

function draftClaim(item: MoneyItem, on: string): void {
  void applyEdit({
    kind: 'claim.put',
    claim: {
      id: crypto.randomUUID(),
      partner: item.partner,
      key: item.key,
      title: `${item.title}, ${item.label}`,
      amount: item.amount.amount,
      currency: item.amount.currency,
      noticeDue: item.noticeDue,
      events: [{ on, state: 'drafted', note: '', amount: null }],
    },
  });
}

/** One amount: how it is made, what was claimed of it, and what can be done. */
export function MoneyDetail({ item, onRaise }: { readonly item: MoneyItem; readonly onRaise: () => void }): JSX.Element {
  const today = useToday();
  const { claim } = item;
  const [moving, setMoving] = useState<ClaimState | null>(null);
  const states = claim === null ? (['drafted'] as const) : nextClaimStates(claimState(claim));
  const hasChanged = claim !== null && (claim.amount !== item.amount.amount || claim.currency !== item.amount.currency);
  return (
    <section className="panel partner-detail" aria-label="Money in focus">
      <header className="partner-detail-head">
        <div>
          <h2>{item.label}</h2>
          <div className="muted">
            {[moneyWords[item.kind], [item.contract, item.clause].filter((part) => part !== '').join(', ')]
              .filter((part) => part !== '')
              .join(' · ')}
          </div>
        </div>
        <ClaimChip claim={claim} />
      </header>
      <p>
        {item.title}. {item.sentence}
      </p>
      <PairList
        pairs={item.working.map(({ label, value, isSum }) => ({
          label,
          value,
          ...(isSum === true ? { isSum, tone: 'bad' as const } : {}),
        }))}
      />
      {hasChanged && (
        <p className="warn">
          Claimed as {claim.amount} {claim.currency}; the data now says {item.amount.amount} {item.amount.currency}.
        </p>
      )}
      <PairList
        layout="columns"
        pairs={[
          { label: 'Notice by', value: noticeText(item) },
          ...(claim?.events ?? []).map(({ on, state, note, amount }) => ({
            label: dayText(on),
            value: [claimWords[state], amount === null ? '' : `${amount} ${claim?.currency ?? ''}`, note]
              .filter((part) => part !== '')
              .join(', '),
          })),
        ]}
      />
      <ResultSources lineage={item.lineage} />
      <div className="row-actions">
        <Button kind="primary" onPress={() => void exportClaim(item.key, `${item.partner} claim ${item.label}`)}>
          Claim package
        </Button>
        {claim === null ? (
          <Button onPress={() => draftClaim(item, today)}>Draft claim</Button>
        ) : (
          states.length > 0 && (
            <Menu
              label="Move the claim"
              trigger={<Button>Move to</Button>}
              entries={states.map((state) => ({ id: state, label: claimWords[state], run: () => setMoving(state) }))}
            />
          )
        )}
        <Button onPress={() => navigate('rows', { title: `${item.partner} · ${item.title}`, subtitle: item.label, rows: item.rows })}>
          Show rows
        </Button>
        <Button onPress={onRaise}>Raise action</Button>
      </div>
      {claim !== null && moving !== null && (
        <ClaimDialog key={moving} claim={claim} state={moving} today={today} onClose={() => setMoving(null)} />
      )}
    </section>
  );
}
