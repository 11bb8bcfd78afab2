import type { RawColumns } from '../../../shared/metrics/roll-up.ts';
import type { SliceSource } from '../../../shared/metrics/slice-source.ts';
import type { SliceStatement } from '../../../shared/metrics/statement.ts';

interface Entry {
  readonly by: readonly string[];
  readonly bucket: string | null;
  readonly columns: RawColumns;
}

/**
 * Rows of statements that were run for one question. What is split further holds what is split less: sums and counts of exact numbers
 * over parts that do not overlap. A coarser statement takes its rows from there instead of reading the table again.
 */
export class KnownRows {
  private readonly entries = new Map<string, Entry[]>();

  /** The rows of a statement, several to a group, from one that is split by all of its columns; null when none was run. */
  find({ facts, hasBucket, dimensions }: SliceStatement, { by, buckets }: SliceSource): RawColumns | null {
    const bucket = buckets?.sql ?? null;
    const entry = this.entries
      .get(facts ?? '')
      ?.find((each) => by.every((name) => each.by.includes(name)) && (bucket === null || bucket === each.bucket));
    if (facts === null || entry === undefined) return null;
    const groups = by.slice(0, dimensions).flatMap((name) => [entry.columns[entry.by.indexOf(name)] ?? []]);
    const time = hasBucket ? [entry.columns[entry.by.length] ?? []] : [];
    return [...groups, ...time, ...entry.columns.slice(entry.by.length + (entry.bucket === null ? 0 : 1))];
  }

  keep({ facts }: SliceStatement, { by, buckets }: SliceSource, columns: RawColumns): void {
    if (facts === null) return;
    this.entries.set(facts, [...(this.entries.get(facts) ?? []), { by, bucket: buckets?.sql ?? null, columns }]);
  }
}
