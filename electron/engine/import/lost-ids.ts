import type { DuckDBConnection } from '@duckdb/node-api';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import { cutNumber, idColumns, lostDigitsCode, lostDigitsWarning } from '../../../shared/extract/lost-digits.ts';
import type { ReceiptWarning } from '../../../shared/extract/receipt.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import type { Segment } from './normalise-request.ts';

/** Cheapest first: most ids begin with a letter, and hardly one of the others has a plus. */
const isCut = (column: string) =>
  `${column} < ':' AND contains(${column}, '+') AND regexp_full_match(${column}, ${quoteText(cutNumber.source.slice(1, -1))})`;

/** Ids that a spreadsheet rounded, counted in the whole file and not in its sample alone. */
export class LostIds {
  readonly #columns: readonly ReturnType<typeof idColumns>[];
  readonly #found = new Map<string, { readonly count: number; readonly example: string }>();

  constructor(plans: readonly LoadPlan[]) {
    this.#columns = plans.map(idColumns);
  }

  async look(connection: DuckDBConnection, { stream, path }: Segment): Promise<void> {
    const columns = this.#columns[stream] ?? [];
    if (columns.length === 0) return;
    const parts = columns.map(
      ({ at }, index) => `SELECT ${index}, count(*), min(c${at}) FROM read_parquet(${quoteText(path)}) WHERE ${isCut(`c${at}`)}`,
    );
    for (const [index, rows, example] of (await connection.runAndReadAll(parts.join(' UNION ALL '))).getRows()) {
      const [name, count] = [columns[Number(index)]?.name ?? '', Number(rows)];
      if (count === 0) continue;
      const known = this.#found.get(name);
      this.#found.set(name, { count: count + (known?.count ?? 0), example: known?.example ?? String(example) });
    }
  }

  /** The warnings with these instead of what the sample showed. */
  inPlaceOf(warnings: readonly ReceiptWarning[]): readonly ReceiptWarning[] {
    if (this.#found.size === 0) return warnings;
    const lost = [...this.#found].map(([name, { count, example }]) => lostDigitsWarning(name, example, count));
    return [...warnings.filter(({ code }) => code !== lostDigitsCode), ...lost];
  }
}
