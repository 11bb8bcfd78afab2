import { conjuncts } from '../../../shared/metrics/aggregates.ts';
import { nothingMatchesNote } from '../../../shared/metrics/slice-notes.ts';
import type { SliceSource } from '../../../shared/metrics/slice-source.ts';
import { rowConditions } from '../../../shared/metrics/statement.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { compileFilter } from '../../../shared/query/compile-filter.ts';
import { everything } from '../../../shared/query/filter.ts';
import { sayFilter } from '../../../shared/query/say-filter.ts';
import type { SliceNote } from '../../../shared/query/slice.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { runAll } from './evaluation-request.ts';

/** Why a slice holds nothing: how many rows its period has, and how many of them each of its filters leaves on its own. */
export async function emptyNotes(
  workbook: OpenWorkbook,
  source: SliceSource,
  range: { readonly from: number; readonly through: number } | null,
  job: JobContext,
): Promise<readonly SliceNote[]> {
  const filters = conjuncts(source.where);
  const counts = filters.map((filter) => `, count(*) FILTER (WHERE ${compileFilter(filter, source.table)})`);
  const conditions = rowConditions({ ...source, where: everything }, []);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  const [columns = []] = await runAll(workbook, [`SELECT count(*)${counts.join('')} FROM ${source.from}${where}`], job);
  const [rows = 0n, ...left] = columns.map((column) => BigInt(column[0] ?? 0));
  const parts = filters.map((filter, index) => ({ text: sayFilter(filter, source.table.name), rows: left[index] ?? 0n }));
  return nothingMatchesNote(source.table.label, rows, parts, range);
}
