import type { CommitmentResult, CommitmentStatus, Scorecard } from '../commitments/commitment-result.ts';
import { scorecardBlock } from './figure-blocks.ts';
import type { TableBlock } from './report-model.ts';

/** Windows that a reader takes in on one page. */
const onePage = 12;

const pressing: ReadonlySet<CommitmentStatus> = new Set(['missed', 'in_cure', 'at_risk', 'cannot_be_met', 'cannot_be_met_at_forecast']);
const needsEyes = ({ status, credit }: CommitmentResult): boolean => credit !== null || pressing.has(status);

/** The scorecard; a long one begins with a page of what was missed or is at risk, and the rest comes behind it. */
export function scorecardBlocks(
  block: { readonly id: string; readonly title: string; readonly partner: string | null },
  scorecard: Scorecard,
  locale: string,
): readonly TableBlock[] {
  const whole = scorecardBlock(block, scorecard, locale);
  const windows = scorecard.rows.flatMap(({ results }) => results);
  const eyes = windows.filter(needsEyes).length;
  if (windows.length <= onePage || eyes === 0 || eyes === windows.length) return [whole];
  const part = (keep: (row: Row) => Row | null) =>
    scorecardBlock(block, { ...scorecard, rows: scorecard.rows.flatMap((row) => keep(row) ?? []) }, locale);
  const first = part((row) => withWindows(row, row.results.filter(needsEyes)));
  // What could not be evaluated has no window; it stands with what is not judged.
  const rest = part((row) =>
    row.results.length === 0
      ? row
      : withWindows(
          row,
          row.results.filter((result) => !needsEyes(result)),
        ),
  );
  const others = windows.filter((one) => !needsEyes(one));
  const good = others.filter(({ status }) => status === 'met' || status === 'on_track').length;
  const title = `The other ${others.length} windows: ${restWords(good, others.length - good)}`;
  return [
    { ...whole, table: first.table, notes: [] },
    { ...rest, id: `${block.id}-rest`, title, findings: [] },
  ];
}

/** "24 met or on track, 13 not judged or not in force". */
function restWords(good: number, others: number): string {
  if (others === 0) return 'all met or on track';
  return `${good === 0 ? 'none' : good} met or on track, ${others} not judged or not in force`;
}

type Row = Scorecard['rows'][number];

const withWindows = (row: Row, results: Row['results']): Row | null => (results.length === 0 ? null : { ...row, results });
