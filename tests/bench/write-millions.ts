import { rm } from 'node:fs/promises';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { callHandler } from '../../shared/protocol/rpc-server.ts';
import { plantedReceipt } from '../support/plant-extract.ts';
import { job } from '../support/fact-workbook.ts';
import { fillAttempts } from './bench-rows.ts';

// node write-millions.mjs FILE ROWS DATA-FOLDER: a workbook with the rows of the slice bench, through the product's own save.
const [file = '', rowText = '10000000', dataDir = ''] = process.argv.slice(2);
const rows = Number(rowText);
const engine = createEngine({ dataDir, appVersion: 'bench', now: Date.now, resolveGrant: (grant) => grant, holder: 'terminal' });
const call = (method: string, params: unknown) => callHandler(engine.handlers, method, params, job);
const run = (sql: string) => engine.context.workbook().session.withConnection(async (connection) => void (await connection.run(sql)));

await call('workbook.new', { name: `${rows / 1_000_000} million` });
await call('document.apply', { edit: { kind: 'settings.set', settings: { timeZone: 'America/New_York' } } });
await fillAttempts({ run, load: async () => 1 }, rows);
const first = '2026-01-01T05:00:00.000Z';
const receipt = {
  ...plantedReceipt({ id: 1, rows, first }),
  file: 'attempts.csv',
  format: 'template.attempt',
  table: 'attempt',
  rows: { loaded: rows, quarantined: 0, faulty: 0 },
  lines: { physical: rows + 1, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: rows, quarantined: 0 },
  amounts: [],
  lastInstant: '2026-04-01T04:59:59.000Z',
};
await run(`INSERT INTO extract_receipt VALUES (1, '${JSON.stringify(receipt)}')`);
await engine.context.workbook().dataChanged();
await engine.context.workbook().apply({ kind: 'extract.add', id: 1, name: 'attempts.csv', sourcePath: '/nowhere/attempts.csv' });
await call('workbook.saveAs', { grant: file });
await engine.close();
await rm(dataDir, { recursive: true, force: true });
