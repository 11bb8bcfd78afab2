import { appVersion } from '../../../shared/base/app-version.ts';
import { hashValue } from '../../../shared/base/hash.ts';
import { formatDay } from '../../../shared/calendar/day.ts';
import { stillWaiting } from '../../../shared/extract/with-corrections.ts';
import type { Lineage, MetricFace } from '../../../shared/query/slice.ts';
import type { WorkbookSettings } from '../../../shared/workbook/document.ts';
import type { TableFacts } from '../table-facts.ts';

/** [from, to) in ms since 1970 UTC; null = everything. */
type Instants = { readonly from: number; readonly to: number } | null;

/** The passport of a result: definitions, extracts whose rows lie in its period, the SQL that ran, and a hash of all that decides the number. */
export function lineageOf(
  question: unknown,
  metrics: readonly MetricFace[],
  /** What decides the number besides: id and version of every metric that takes part. */
  versions: readonly unknown[],
  facts: readonly TableFacts[],
  periods: readonly Instants[],
  sql: readonly string[],
  settings: WorkbookSettings,
): Lineage {
  const known = facts.flatMap((fact) =>
    fact.extracts.map((extract) => ({ ...extract, quarantined: stillWaiting(extract, fact.extracts) })),
  );
  const extracts = [...new Map(known.map((extract) => [extract.id, extract])).values()]
    .filter(({ receipt }) => periods.some((period) => touches(period, receipt.firstInstant, receipt.lastInstant)))
    .map(({ id, name, receipt, quarantined }) => ({
      id,
      name,
      sha256: receipt.sha256,
      rows: receipt.rows.loaded,
      quarantined,
    }))
    .sort((left, right) => left.id - right.id);
  const through = facts.flatMap(({ presence }) => (presence.range === null ? [] : [presence.range.through]));
  const { currency, fx, timeZone, weekStart } = settings;
  return {
    metrics,
    sliceHash: hashValue([question, versions, extracts.map(({ sha256 }) => sha256), currency, fx, timeZone, weekStart]),
    sql: sql.join(';\n\n'),
    extracts,
    dataThrough: through.length === 0 ? null : formatDay(Math.min(...through)),
    appVersion,
  };
}

/** Receipts state instants as ISO text; an extract without any may hold rows of every period. */
function touches(instants: Instants, first: string | null, last: string | null): boolean {
  if (instants === null || first === null || last === null) return true;
  const [begin, end] = [Date.parse(first), Date.parse(last)];
  if (Number.isNaN(begin) || Number.isNaN(end)) return true;
  // A day-only stamp names the whole day in a zone that is not known here.
  const slack = first.length <= 10 || last.length <= 10 ? 2 * 86_400_000 : 0;
  return begin - slack < instants.to && end + slack >= instants.from;
}
