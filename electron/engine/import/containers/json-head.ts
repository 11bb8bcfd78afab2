import { open } from 'node:fs/promises';
import { fail } from '../../../../shared/errors/fail.ts';
import type { JsonForm } from '../../../../shared/extract/containers/json-form.ts';
import { containerName, type SourceForm } from '../../../../shared/extract/containers/source-form.ts';
import { NotInEncoding } from '../decode-text.ts';
import type { TextEncodingName } from '../normalise-request.ts';
import { type FileHead, holdsSeveral } from '../read-head.ts';
import { notATable } from './container-failure.ts';
import { csvRecord } from './container-rows.ts';
import { jsonRows, type JsonTable, scanJson } from './json-rows.ts';
import type { JsonSource } from './json-source.ts';
import { decodedChunks } from './open-source.ts';
import { openPacked } from './packed-source.ts';
import { takeHead } from './sheet-head.ts';

/** The first records of a JSON file under their header, which is known only when `mostBytes` of it were read. */
export async function jsonHead(
  head: FileHead,
  form: JsonForm,
  encoding: TextEncodingName,
  chosen: string | undefined,
  sampleBytes: number,
  mostBytes: number,
): Promise<{ readonly head: FileHead; readonly text: Uint8Array; readonly encoding: TextEncodingName }> {
  const { file } = head;
  const source: JsonSource = { file, form, open: () => textOf(head.path, head.form, encoding) };
  try {
    const tables = await scanJson(source, mostBytes);
    const table = chosen === undefined ? tables[0] : (tables.find(({ path }) => path === chosen) ?? noSuchList(file, chosen));
    if (table === undefined) return notATable(file, 'it is an empty list');
    const { path, header, columns, places } = table;
    const found: SourceForm = { ...head.form, table: { kind: 'json', form, path, encoding, header, columns, places } };
    const rows = await takeHead(jsonRows(source, table, mostBytes), sampleBytes);
    return {
      head: {
        ...head,
        form: found,
        container: containerName(found),
        isWhole: rows.isWhole && mostBytes >= head.bytes,
        sheets: tables.length === 1 && path === '' ? [] : tables.map(sheetOf),
        choose: chosen === undefined && tables.length > 1 ? holdsSeveral(file, 'lists', tables.length, tables.map(named)) : null,
      },
      text: Buffer.concat([csvRecord(header), rows.text]),
      encoding: 'utf-8',
    };
  } catch (thrown) {
    if (thrown instanceof NotInEncoding) return fail('FILE_ENCODING', { file, encoding });
    throw thrown;
  }
}

const noSuchList = (file: string, path: string): never => fail('INVALID_REQUEST', { problem: `${file} has no list ${path}` });
const sheetOf = ({ path, records }: JsonTable) => ({ name: path, isHidden: false, dimension: null, records });

const named = ({ path, records }: JsonTable) => `${path} (${records.toLocaleString('en-US')})`;

async function* textOf(path: string, form: SourceForm, encoding: TextEncodingName): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    const packed = await openPacked(path, handle, form);
    try {
      yield* decodedChunks(packed.chunks, encoding);
    } finally {
      packed.close();
    }
  } finally {
    await handle.close();
  }
}
