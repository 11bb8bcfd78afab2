import type { OpenWorkbook } from '../../electron/engine/engine-context.ts';
import type { Receipt } from '../../shared/extract/receipt.ts';

/** What a planted extract is: `rows` settlement lines of USD 1.25 gross, one an hour from `first` on, and one quarantined record. */
export interface Planted {
  readonly id: number;
  readonly rows: number;
  readonly first: string;
  readonly partner?: string;
  readonly sourcePath?: string;
  readonly sha256?: string;
  readonly bytes?: number;
}

export function plantedReceipt({ rows, first, sourcePath = '/nowhere/planted.csv', sha256 = '0'.repeat(64), bytes = 0 }: Planted): Receipt {
  const last = new Date(Date.parse(first) + (rows - 1) * 3_600_000).toISOString();
  const gross = (1.25 * rows).toFixed(2);
  return {
    file: 'planted.csv',
    sourcePath,
    bytes,
    sha256,
    container: 'plain',
    format: 'template.settlement_line',
    formatVerified: true,
    table: 'settlement_line',
    dialect: null,
    lines: { physical: rows + 2, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: rows, quarantined: 1 },
    rows: { loaded: rows, quarantined: 1, faulty: 0 },
    amounts: [{ column: 'gross', currency: 'USD', loaded: gross, quarantined: '0', independent: gross }],
    controls: [],
    firstInstant: first,
    lastInstant: last,
    missingDays: [],
    warnings: [],
    guard: { pansMasked: 0, columnsWithPans: [], columnsDropped: [] },
    loadedAt: '2026-04-15T12:00:00.000Z',
    elapsedMs: 1,
  };
}

/** Puts rows, quarantine and receipt into the open workbook as an import would, then adds the extract to the document. */
export async function plantExtract(workbook: OpenWorkbook, planted: Planted): Promise<void> {
  const { id, rows, first, partner = 'Meridian' } = planted;
  await workbook.session.withConnection(async (connection) => {
    await connection.run('BEGIN');
    await connection.run(
      `INSERT INTO settlement_line BY NAME SELECT ${id} AS extract_id, range + 2 AS line_no, range + 1 AS row_no, $first::TIMESTAMP + to_hours(range) AS ts_utc,
         $partner AS partner, 'sale' AS type, 1.25 AS gross, 'USD' AS ccy_gross, 'ref-' || range AS merchant_ref FROM range(${rows})`,
      { first: first.replace('Z', ''), partner },
    );
    await connection.run(`INSERT INTO quarantine VALUES (${id}, ${rows + 2}, 4096, 'torn,line', 'too few fields', NULL)`);
    await connection.run(`INSERT INTO extract_receipt VALUES (${id}, $receipt)`, { receipt: JSON.stringify(plantedReceipt(planted)) });
    await connection.run('COMMIT');
  });
  await workbook.dataChanged();
  await workbook.apply({ kind: 'extract.add', id, name: `planted ${id}`, sourcePath: planted.sourcePath ?? '/nowhere/planted.csv' });
}
