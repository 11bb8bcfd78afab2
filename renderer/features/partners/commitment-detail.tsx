import { type JSX, useMemo } from 'react';
import { momentText } from '../../../shared/calendar/moment-text.ts';
import { dayText } from '../../../shared/charts/source-line.ts';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import { clauseMisses, clausePopulation, clauseRows } from '../../../shared/commitments/clause-rows.ts';
import { closedWindow } from '../../../shared/commitments/changed-after-close.ts';
import { metricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { decimalText, formatCount, formatMoney } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { Table } from '../../ui/table/table.tsx';
import { MakeCase } from '../cases/index.ts';
import { ResultSources } from './result-sources.tsx';
import { differenceText, eventsText, gapText, levelText, statusWords, targetText } from './commitment-words.ts';
import type { ScorecardRow } from './scorecard-table.tsx';

function arithmetic(result: CommitmentResult, currency: string): Pair[] {
  const { unit } = result;
  const pairs: Pair[] = [{ label: result.attested ? 'Attested by the partner' : 'Measured', value: levelText(result.value, unit) }];
  if (result.numerator !== null && result.denominator !== null)
    pairs.push({ label: 'Numerator / denominator', value: `${formatCount(result.numerator)} / ${formatCount(result.denominator)}` });
  if (result.interval !== null)
    pairs.push({ label: 'Wilson 95 %', value: `${levelText(result.interval.low, unit)} – ${levelText(result.interval.high, unit)}` });
  pairs.push({ label: result.amendment === null ? 'Contract' : `Contract, ${result.amendment}`, value: targetText(result) });
  pairs.push({ label: 'Gap', value: gapText(result), tone: result.status === 'missed' ? 'bad' : 'good' });
  const events = eventsText(result, currency);
  if (events !== '') pairs.push({ label: result.gapEvents?.includes('.') === true ? 'Amount' : 'Events', value: events });
  if (result.figures !== null) {
    const { own, partner, difference } = result.figures;
    pairs.push({ label: 'By our rows', value: levelText(own, unit) }, { label: 'By the partner', value: levelText(partner, unit) });
    pairs.push({
      label: 'Partner less ours',
      value: differenceText(difference, unit),
      ...(result.figures.disagrees ? { tone: 'warn' as const } : {}),
    });
  }
  if (result.impact !== null) {
    const { what, count, sales } = result.impact;
    pairs.push({ label: what.charAt(0).toUpperCase() + what.slice(1), value: formatCount(count) });
    if (sales !== null) pairs.push({ label: 'Sales behind them, estimated', value: formatMoney(sales.amount, sales.currency) });
  }
  if (result.creditWorking !== null) pairs.push({ label: 'By the clause', value: result.creditWorking });
  if (result.credit !== null)
    pairs.push({
      label: `${result.creditState === 'earned_back' ? 'Credit, earned back since' : 'Credit due'}, ${result.credit.currency}`,
      value: decimalText(result.credit.amount, result.credit.currency),
      ...(result.creditState === 'earned_back' ? {} : { tone: 'bad' as const }),
      isSum: true,
    });
  if (result.claimDue !== null && result.creditState !== 'earned_back')
    pairs.push({ label: 'Claim by', value: dayText(result.claimDue), tone: 'warn' });
  return pairs;
}

/** The passport of one window of one commitment: the sentence, the arithmetic, every spell, the clause, the way to the rows. */
export function CommitmentDetail({
  row,
  result,
  metric,
  onEdit,
}: {
  readonly row: ScorecardRow;
  readonly result: CommitmentResult;
  readonly metric: MetricInfo | undefined;
  readonly onEdit: () => void;
}): JSX.Element {
  const { commitment } = row;
  const { settings, metrics: ownMetrics } = useWorkbookDocument();
  const { word, tone } = statusWords(result.status);
  const catalog = useMemo(() => metricCatalog(ownMetrics), [ownMetrics]);
  const { kind } = commitment.source;
  // A clause on a metric that is not there has no rows to show; its sentence says what is missing.
  const isKnown = kind !== 'rows' || catalog.all.some(({ id }) => commitment.metric === id || commitment.metric.startsWith(`${id}(`));
  const isOnRows = kind !== 'escalations' && isKnown;
  const misses = isOnRows && kind === 'rows' ? clauseMisses(commitment, result.window, settings.timeZone, catalog.byId) : null;
  const open = (rows: Parameters<typeof navigate<'rows'>>[1]['rows'], what: string) =>
    navigate('rows', { title: `${commitment.partner} · ${commitment.title}`, subtitle: `${what} of ${result.window.label}`, rows });
  return (
    <section className="panel partner-detail" aria-label="Result in focus">
      <header className="partner-detail-head">
        <div>
          <h2>{result.window.label}</h2>
          <div className="muted">
            {commitment.partner} · clause {commitment.clause}
          </div>
        </div>
        <StatusChip tone={tone}>{word}</StatusChip>
      </header>
      <p>{result.sentence}</p>
      {row.chronic !== null && <p className="bad">{row.chronic}</p>}
      {result.changed !== null && <p className="warn">{result.changed.sentence}</p>}
      {result.figures !== null && <p className={result.figures.disagrees ? 'warn' : 'muted'}>{result.figures.sentence}</p>}
      <PairList pairs={arithmetic(result, settings.currency)} />
      {result.spells.length > 0 && (
        <Table
          label="Spells looked at"
          rows={result.spells}
          rowKey={(spell) => spell.start}
          columns={[
            { id: 'start', header: 'Spell', cell: (spell) => momentText(spell.start, commitment.timeZone) },
            { id: 'minutes', header: 'Min', align: 'right', cell: (spell) => spell.minutes },
            { id: 'counted', header: 'Counted', align: 'right', cell: (spell) => <strong>{spell.countedMinutes}</strong> },
            { id: 'reason', header: 'Why', cell: (spell) => <span className="spell-why muted">{spell.reason}</span> },
          ]}
        />
      )}
      {result.exclusions.length > 0 && (
        <Table
          label="Exclusions used"
          rows={result.exclusions}
          rowKey={(use) => use.id}
          columns={[
            { id: 'label', header: 'Exclusion', cell: (use) => <span className="spell-why">{use.label}</span> },
            { id: 'excluded', header: 'Excluded', align: 'right', cell: (use) => formatCount(use.excludedMinutes) },
            { id: 'counted', header: 'Counted', align: 'right', cell: (use) => formatCount(use.countedMinutes) },
          ]}
        />
      )}
      {result.reported.length > 1 && (
        <PairList
          pairs={result.reported.map(({ version, value, receivedAt }) => ({
            label: `Version ${version}${receivedAt === null ? '' : `, ${receivedAt.slice(0, 10)}`}`,
            value: levelText(value, result.unit),
          }))}
        />
      )}
      <PairList
        layout="columns"
        pairs={[
          { label: 'Contract', value: commitment.contract },
          ...(commitment.metric === ''
            ? []
            : [{ label: 'Definition', value: <span className="mono">{`${commitment.metric} @ ${metric?.version ?? 1}`}</span> }]),
          { label: 'Time zone', value: commitment.timeZone },
        ]}
      />
      <ResultSources lineage={result.lineage} />
      <div className="row-actions">
        {isOnRows && (
          <Button onPress={() => open(clauseRows(commitment, result.window, settings.timeZone, catalog.byId), 'Rows')}>Show rows</Button>
        )}
        {misses !== null && <Button onPress={() => open(misses, 'Misses')}>Misses</Button>}
        {!result.window.open && (
          <Button onPress={() => void applyEdit({ kind: 'window.close', window: closedWindow(result, new Date().toISOString()) })}>
            Close window
          </Button>
        )}
        {result.status === 'missed' && isOnRows && metric !== undefined && (
          <MakeCase
            metric={metric}
            name={`${commitment.partner}: ${commitment.title}`}
            where={clausePopulation(commitment)}
            period={{ from: result.window.from, to: result.window.to }}
            target={{ kind: 'level', value: result.target, source: `${commitment.contract}, clause ${commitment.clause}` }}
          />
        )}
        <Button onPress={onEdit}>Edit clause</Button>
      </div>
    </section>
  );
}
