import { jsonRows, scanJson } from '../../electron/engine/import/containers/json-rows.ts';
import type { JsonSource } from '../../electron/engine/import/containers/json-source.ts';
import type { ContainerNote } from '../../shared/extract/containers/container-note.ts';
import { jsonForm } from '../../shared/extract/containers/json-form.ts';
import { parseCsv } from './parse-csv.ts';

/** A text as a JSON file that is read in chunks of this many bytes. */
export function jsonSource(text: string, chunkBytes = 1 << 16): JsonSource {
  const bytes = Buffer.from(text);
  return {
    file: 'a.json',
    form: jsonForm(bytes, true) ?? 'list',
    async *open() {
      for (let from = 0; from < bytes.length; from += chunkBytes) yield bytes.subarray(from, from + chunkBytes);
    },
  };
}

/** The tables of a JSON text, and the rows of the first one or of the one at `path`. */
export async function readJsonRows(
  text: string,
  options: { chunkBytes?: number; path?: string } = {},
): Promise<{
  paths: readonly string[];
  header: readonly string[];
  text: string;
  rows: readonly (readonly string[])[];
  notes: readonly ContainerNote[];
}> {
  const source = jsonSource(text, options.chunkBytes);
  const tables = await scanJson(source);
  const table = tables.find(({ path }) => path === (options.path ?? tables[0]?.path));
  if (table === undefined) return { paths: [], header: [], text: '', rows: [], notes: [] };
  const rows = jsonRows(source, table);
  const parts: Buffer[] = [];
  for await (const chunk of rows.chunks) parts.push(chunk);
  const csv = Buffer.concat(parts).toString();
  return { paths: tables.map(({ path }) => path), header: table.header, text: csv, rows: parseCsv(csv, ','), notes: rows.notes() };
}
