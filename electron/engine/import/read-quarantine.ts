import type { ExtractSummary, QuarantinedRecord } from '../../../shared/extract/receipt.ts';
import { recordFields } from '../../../shared/extract/record-fields.ts';
import type { DatabaseSession } from '../engine-context.ts';

/** Records of one extract that still wait in quarantine, in the order of the file. */
export async function readQuarantine(
  session: DatabaseSession,
  { id, receipt }: Pick<ExtractSummary, 'id' | 'receipt'>,
  offset: number,
  limit: number,
  signal: AbortSignal,
): Promise<{ readonly total: number; readonly records: readonly QuarantinedRecord[] }> {
  const done = (receipt.corrections ?? []).flatMap(({ records }) => records.map(({ line, byteOffset }) => `(${line}, ${byteOffset})`));
  const where = `extract_id = ${id}${done.length === 0 ? '' : ` AND (line, byte_offset) NOT IN (${done.join(', ')})`}`;
  const isTable = receipt.header !== undefined;
  return session.withConnection(async (connection) => {
    const [[total = 0] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM quarantine WHERE ${where}`)).getRows();
    const rows = await connection.runAndReadAll(
      `SELECT line, byte_offset, text, reason, column_name FROM quarantine WHERE ${where} ORDER BY line, byte_offset LIMIT ${limit} OFFSET ${offset}`,
    );
    const records = rows.getRows().map(([line, byteOffset, text, reason, column]) => ({
      line: Number(line),
      byteOffset: Number(byteOffset),
      text: String(text ?? ''),
      reason: String(reason ?? ''),
      column: column === null || column === undefined ? null : String(column),
      ...(isTable ? { fields: recordFields(String(text ?? ''), receipt.dialect) } : {}),
    }));
    return { total: Number(total), records };
  }, signal);
}
