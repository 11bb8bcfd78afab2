import type { JSX } from 'react';
import type { CommitmentResult } from '../../../shared/commitments/commitment-result.ts';
import { clauseRows } from '../../../shared/commitments/clause-rows.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { StatusChip } from '../../ui/feedback/status-chip.tsx';
import { decimalText, formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { Table } from '../../ui/table/table.tsx';
import { gapText, levelText, statusWords, unitOf } from './commitment-words.ts';
import type { ScorecardRow } from './scorecard-table.tsx';

function zoned(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant));
}

function arithmetic(row: ScorecardRow, result: CommitmentResult, metric: MetricInfo | undefined): Pair[] {
  const unit = unitOf(metric);
  const { commitment } = row;
  const pairs: Pair[] = [{ label: 'Measured', value: levelText(result.value, unit) }];
  if (result.numerator !== null && result.denominator !== null)
    pairs.push({ label: 'Numerator / denominator', value: `${formatCount(result.numerator)} / ${formatCount(result.denominator)}` });
  pairs.push({ label: 'Contract', value: `${commitment.operator === '>=' ? '≥' : '≤'} ${levelText(commitment.target, unit)}` });
  pairs.push({ label: 'Gap', value: gapText(result, unit), tone: result.status === 'missed' ? 'bad' : 'good' });
  if (result.credit !== null)
    pairs.push({ label: `Credit due, ${result.credit.currency}`, value: decimalText(result.credit.amount), tone: 'bad', isSum: true });
  if (result.claimDue !== null) pairs.push({ label: 'Claim by', value: result.claimDue, tone: 'warn' });
  return pairs;
}

/** The passport of one window of one commitment: the sentence, the arithmetic, every spell, the clause, the way to the rows. */
export function CommitmentDetail({
  row,
  result,
  metric,
}: {
  readonly row: ScorecardRow;
  readonly result: CommitmentResult;
  readonly metric: MetricInfo | undefined;
}): JSX.Element {
  const { commitment } = row;
  const { word, tone } = statusWords(result.status);
  const openRows = () =>
    navigate('rows', {
      title: `${commitment.partner} · ${commitment.title}`,
      subtitle: `Rows behind ${result.window.label}`,
      rows: clauseRows(commitment, result.window),
    });
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
      <PairList pairs={arithmetic(row, result, metric)} />
      {result.spells.length > 0 && (
        <Table
          label="Spells looked at"
          rows={result.spells}
          rowKey={(spell) => spell.start}
          columns={[
            { id: 'start', header: 'Spell', cell: (spell) => zoned(spell.start, commitment.timeZone) },
            { id: 'minutes', header: 'Min', align: 'right', cell: (spell) => spell.minutes },
            { id: 'counted', header: 'Counted', align: 'right', cell: (spell) => <strong>{spell.countedMinutes}</strong> },
            { id: 'reason', header: 'Why', cell: (spell) => <span className="spell-why muted">{spell.reason}</span> },
          ]}
        />
      )}
      <PairList
        layout="columns"
        pairs={[
          { label: 'Contract', value: commitment.contract },
          { label: 'Definition', value: <span className="mono">{`${commitment.metric} @ ${metric?.version ?? 1}`}</span> },
          { label: 'Time zone', value: commitment.timeZone },
          { label: 'Files', value: result.lineage.extracts.map(({ name }) => name).join(', ') || 'none' },
        ]}
      />
      <div className="row-actions">
        <Button onPress={openRows}>Show rows</Button>
      </div>
    </section>
  );
}
