import { cutNumber } from './lost-digits.ts';
import type { RecordSpan } from './record-reader.ts';
import { fieldText } from './sample-row.ts';

export interface RoundedColumn {
  readonly column: number;
  readonly count: number;
  /** The first of them. */
  readonly example: string;
}

const [point, bigE, smallE] = [46, 69, 101];

/** Counts, record by record, the ids that a spreadsheet rounded. */
export class RoundedIds {
  private readonly columns: readonly number[];
  private readonly quote: number;
  private readonly seen = new Map<number, RoundedColumn>();

  /** `columns`: those of ids; `quote`: the byte that surrounds quoted fields, -1 where there is none. */
  constructor(columns: readonly number[], quote: number) {
    this.columns = columns;
    this.quote = quote;
  }

  look(bytes: Uint8Array, span: RecordSpan): void {
    for (const column of this.columns) {
      const from = span.starts[column]!;
      // Such a number has one digit before its point or its exponent; hardly another id has.
      const second = bytes[bytes[from] === this.quote ? from + 2 : from + 1];
      if (second !== point && second !== bigE && second !== smallE) continue;
      const text = fieldText(bytes, from, column + 1 < span.fields ? span.starts[column + 1]! - 1 : span.end, this.quote);
      if (!cutNumber.test(text)) continue;
      const { count = 0, example = text } = this.seen.get(column) ?? {};
      this.seen.set(column, { column, count: count + 1, example });
    }
  }

  found(): readonly RoundedColumn[] {
    return [...this.seen.values()];
  }
}
