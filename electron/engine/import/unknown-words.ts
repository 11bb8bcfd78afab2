import type { DuckDBConnection } from '@duckdb/node-api';
import { factTable } from '../../../shared/domain/tables.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import type { ReceiptWarning } from '../../../shared/extract/receipt.ts';
import { oneOfSql } from '../../../shared/query/one-of-sql.ts';

const shown = 5;

/** Words in columns that know only some: the rows are kept as they are, and figures that ask for a known word leave them out. */
export async function unknownWords(
  connection: DuckDBConnection,
  plans: readonly LoadPlan[],
  extractId: number,
): Promise<readonly ReceiptWarning[]> {
  const warnings: ReceiptWarning[] = [];
  for (const { table, rules } of plans)
    for (const { name, label, words } of factTable(table).columns) {
      if (words === undefined || rules[name] === undefined) continue;
      const found = await connection.runAndReadAll(
        `SELECT ${name}, count(*) FROM ${table} WHERE extract_id = ${extractId} AND NOT ${oneOfSql(name, words)} GROUP BY 1 ORDER BY 2 DESC, 1`,
      );
      const strange = found.getRows().map(([word, rows]) => ({ word: String(word), rows: Number(rows) }));
      if (strange.length > 0) warnings.push({ code: 'UNKNOWN_WORDS', message: sentence(label, words, strange) });
    }
  return warnings;
}

function sentence(label: string, words: readonly string[], strange: readonly { readonly word: string; readonly rows: number }[]): string {
  const rows = strange.reduce((sum, { rows: count }) => sum + count, 0);
  const more = strange.length > shown ? ` and ${strange.length - shown} more` : '';
  const named = strange.slice(0, shown).map(({ word }) => `"${word}"`);
  return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row has' : 'rows have'} ${named.join(', ')}${more} as ${label.toLowerCase()}; figures know ${words.join(', ')} and count no other word.`;
}
