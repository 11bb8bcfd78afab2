import type { ContainerNote } from '../../shared/extract/containers/container-note.ts';
import { openXlsx } from '../../electron/engine/import/containers/xlsx-workbook.ts';
import { xlsxRows } from '../../electron/engine/import/containers/xlsx-rows.ts';

/** One sheet as the lines it becomes, and what was said about it. */
export async function readXlsxRows(
  bytes: Buffer,
  options: { sheet?: string; width?: number; sharedBytes?: number } = {},
): Promise<{ lines: readonly string[]; notes: readonly ContainerNote[] }> {
  const workbook = await openXlsx({ kind: 'bytes', bytes }, 'book.xlsx');
  const rows = xlsxRows(workbook, workbook.sheet(options.sheet ?? null), {
    width: options.width ?? 0,
    ...(options.sharedBytes === undefined ? {} : { sharedBytes: options.sharedBytes }),
  });
  const parts: Buffer[] = [];
  for await (const chunk of rows.chunks) parts.push(chunk);
  workbook.close();
  const text = Buffer.concat(parts).toString('utf8');
  return { lines: text.split('\n').slice(0, -1), notes: rows.notes() };
}
