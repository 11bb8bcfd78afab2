import type { QuarantinedRecord } from '../../../shared/extract/receipt.ts';
import type { DatabaseSession } from '../engine-context.ts';

/** Records of one extract that wait in quarantine, in the order of the file. */
export async function readQuarantine(
  session: DatabaseSession,
  extract: number,
  offset: number,
  limit: number,
  signal: AbortSignal,
): Promise<{ readonly total: number; readonly records: readonly QuarantinedRecord[] }> {
  return session.withConnection(async (connection) => {
    const [[total = 0] = []] = (await connection.runAndReadAll(`SELECT count(*) FROM quarantine WHERE extract_id = ${extract}`)).getRows();
    const rows = await connection.runAndReadAll(
      `SELECT line, byte_offset, text, reason, column_name FROM quarantine WHERE extract_id = ${extract} ORDER BY line LIMIT ${limit} OFFSET ${offset}`,
    );
    const records = rows.getRows().map(([line, byteOffset, text, reason, column]) => ({
      line: Number(line),
      byteOffset: Number(byteOffset),
      text: String(text ?? ''),
      reason: String(reason ?? ''),
      column: column === null || column === undefined ? null : String(column),
    }));
    return { total: Number(total), records };
  }, signal);
}
