import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '../../electron/engine/create-engine.ts';
import { failureType } from '../../shared/explain/friction/failure-types.ts';
import type { FrictionBoard } from '../../shared/explain/friction/friction-board.ts';
import { caseRows, cellFilter, contactRows } from '../../shared/explain/friction/friction-rows.ts';
import { callHandler } from '../../shared/protocol/rpc-server.ts';
import type { EngineMethod, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import type { RowsSpec } from '../../shared/query/rows-spec.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { readXlsxRows } from '../support/read-xlsx-rows.ts';
import { runCli } from '../support/run-cli.ts';

vi.stubEnv('PAYBENCH_DEMO_SIZE', 'S');

const folder = mkdtempSync(join(tmpdir(), 'paybench-friction-'));
let engine: Engine;
let board: FrictionBoard;
const job = { signal: new AbortController().signal, progress: () => undefined };
const call = <M extends EngineMethod>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> =>
  callHandler(engine.handlers, method, params, job) as Promise<ResultOf<M>>;
const quarter = { from: '2026-01-01', to: '2026-04-01' };
const everything = { kind: 'all' } as const;
const spec = { period: quarter, where: everything, margin: 0.1 };

/** Rows of a file of the demo as maps of text; no field holds a comma. */
function* rowsOf(name: string): Generator<ReadonlyMap<string, string>> {
  const [header = '', ...lines] = readFileSync(join(folder, 'demo', 'extracts', name), 'utf8').split(/\r?\n/);
  const names = header.split(',');
  for (const line of lines) if (line !== '') yield new Map(line.split(',').map((text, at) => [names[at] ?? '', text]));
}
const months = ['2026-01', '2026-02', '2026-03'];
function* attempts() {
  for (const month of months) yield* rowsOf(`gateway_transactions_${month}.csv`);
}
/** Contacts of the same customer about the same that came within a week of the one before. */
function repeatsOf(reason: string): number {
  const last = new Map<string, number>();
  let repeats = 0;
  for (const row of rowsOf('contacts_2026Q1.csv')) {
    if (row.get('reason') !== reason || row.get('is_transfer') === 'true') continue;
    const at = Date.parse(row.get('ts_utc') ?? '');
    const customer = row.get('customer_id') ?? '';
    if (at - (last.get(customer) ?? Number.NEGATIVE_INFINITY) <= 7 * 86_400_000) repeats++;
    last.set(customer, at);
  }
  return repeats;
}
const key = () =>
  JSON.parse(readFileSync(join(folder, 'demo', 'extracts', 'answer_key.json'), 'utf8')) as {
    questions: { id: string; numerator: string; denominator: string; value: string }[];
  };
const answer = (id: string) => key().questions.find((question) => question.id === id);
const typeOf = (id: string, from = board) => {
  const found = from.types.find((type) => type.id === id);
  if (found === undefined) throw new Error(`No failure ${id}`);
  return found;
};
const known = (id: string) => failureType(id) ?? expect.unreachable(`no failure ${id}`);
const total = async (rows: RowsSpec) => (await call('rows.page', { rows, offset: 0, limit: 1 })).total;

beforeAll(async () => {
  engine = createEngine({
    dataDir: folder,
    appVersion: '0.0.0-test',
    now: () => Date.UTC(2026, 3, 15, 12),
    resolveGrant: (grant) => grant,
    holder: 'window',
  });
  await call('workbook.openDemo', {});
  board = await call('friction.run', { friction: spec });
}, 180_000);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what the generator planted', () => {
  test('declines are the declined attempts of the files, with their orders and customers', () => {
    const [orders, customers, byProduct] = [new Set<string>(), new Set<string>(), new Map<string, number>()];
    let cases = 0;
    for (const row of attempts()) {
      if (row.get('status') !== 'authorization_declined') continue;
      cases++;
      orders.add(row.get('external_identifier') ?? '');
      customers.add(row.get('buyer_external_identifier') ?? '');
      const product = row.get('product') ?? '';
      byProduct.set(product, (byProduct.get(product) ?? 0) + 1);
    }
    const { total: all, cells } = typeOf('declined');
    expect(all).toMatchObject({ cases, orders: orders.size, customers: customers.size });
    const found = new Map<string, number>();
    for (const { product, cases: own } of cells) found.set(product ?? '', (found.get(product ?? '') ?? 0) + own);
    expect(new Map([...found].filter(([, count]) => count > 0))).toEqual(byProduct);
    expect(all.trend.reduce((sum, one) => sum + one, 0)).toBe(cases);
    expect(board.trend).toMatchObject({ grain: 'week' });
  });

  test('hidden tenders are the inquiries without an answer; late approvals and promotions are the planted ones', () => {
    let unanswered = 0;
    for (const row of rowsOf('points_events_2026Q1.csv')) if (row.get('type') === 'inquiry' && row.get('result') !== 'ok') unanswered++;
    expect(typeOf('tender_hidden').total.cases).toBe(unanswered);
    expect(typeOf('late_approval').total.cases).toBe(Number(answer('I9-late')?.value));
    let failed = 0;
    for (const row of attempts()) if (row.get('status') === 'authorization_failed') failed++;
    expect(typeOf('late_approval').total.cases + typeOf('error').total.cases).toBe(failed);
    expect(typeOf('promotion').total.cases).toBe(Number(answer('I24-days')?.numerator));
  });

  test('contacts, their share of orders and their repeats are those of the key, reason by reason', () => {
    for (const id of ['declined', 'error', 'late_approval', 'refund_late', 'dispute', 'debit_returned', 'promotion']) {
      const reason = known(id).reasons[0] ?? '';
      const { contacts, contactsPer1k, repeats } = typeOf(id).total;
      const wanted = answer(`friction-${reason}`);
      expect([id, contacts]).toEqual([id, Number(wanted?.numerator)]);
      expect(contactsPer1k).toBeCloseTo(Number(wanted?.value), 6);
      expect([id, repeats]).toEqual([id, repeatsOf(reason)]);
    }
    expect(board.unclaimed.map(({ reason }) => reason)).toEqual(['charge_question']);
  });

  test('a reason that is set beside a failure brings its contacts there, and no other failure changes', async () => {
    const set = (failure: string | null) =>
      call('document.apply', { edit: { kind: 'contactReason.set', reason: 'charge_question', failure } });
    const asked = Number(
      answer('friction-charge_question')?.numerator ?? board.reasons.find(({ reason }) => reason === 'charge_question')?.contacts,
    );
    await set('dispute');
    const moved = await call('friction.run', { friction: spec });
    expect(typeOf('dispute', moved).total.contacts).toBe((typeOf('dispute').total.contacts ?? 0) + asked);
    expect(moved.unclaimed).toEqual([]);
    expect(moved.reasons.find(({ reason }) => reason === 'charge_question')).toMatchObject({ contacts: asked, failure: 'dispute' });
    expect(typeOf('declined', moved)).toEqual(typeOf('declined'));
    await expect(set('nothing known')).rejects.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
    await set(null);
    expect((await call('friction.run', { friction: spec })).types).toEqual(board.types);
  });

  test('lost orders of declines follow from what became of the orders in the files', () => {
    const orders = new Map<string, { product: string; paid: boolean; met: boolean; amount: number }>();
    for (const row of attempts()) {
      const id = row.get('external_identifier') ?? '';
      const order = orders.get(id) ?? {
        product: row.get('product') ?? '',
        paid: false,
        met: false,
        amount: (Number(row.get('amount')) / 100) * (row.get('currency') === 'CAD' ? 0.73 : 1),
      };
      order.paid ||= !/(declined|failed)$/.test(row.get('status') ?? '');
      order.met ||= row.get('status') === 'authorization_declined';
      orders.set(id, order);
    }
    // Each private-label order is tried with one partner. A Canadian dollar is 0.73 of ours by the demo's plan rates.
    const own = [...orders.values()].filter(({ product }) => product === 'private_label');
    const share = (list: typeof own) => list.filter(({ paid }) => paid).length / list.length;
    const [met, others] = [own.filter((order) => order.met), own.filter((order) => !order.met)];
    const lost = met.length * (share(others) - share(met));
    const unpaid = met.filter(({ paid }) => !paid);
    const each = unpaid.reduce((sum, { amount }) => sum + amount, 0) / unpaid.length;
    const cell = typeOf('declined').cells.find(({ product }) => product === 'private_label');
    expect(cell?.lost?.value).toBeCloseTo(lost, 6);
    expect(cell?.lostSales?.value).toBeCloseTo(lost * each, 2);
    expect(cell?.lostMargin?.value).toBeCloseTo(lost * each * 0.1, 3);
    expect(cell?.lostMargin?.low).toBeLessThan(lost * each * 0.1);
  });
});

test('every figure leads to its rows', async () => {
  for (const type of board.types) {
    const definition = known(type.id);
    expect([type.id, await total(caseRows(definition, everything, quarter))]).toEqual([type.id, type.total.cases]);
    expect([type.id, await total(contactRows(definition, everything, quarter, 'all'))]).toEqual([type.id, type.total.contacts]);
    expect([type.id, await total(contactRows(definition, everything, quarter, 'repeated'))]).toEqual([type.id, type.total.repeats]);
    const [cell] = type.cells;
    if (cell !== undefined) expect(await total(caseRows(definition, cellFilter(definition, cell), quarter))).toBe(cell.cases);
  }
}, 60_000);

test('a filter holds, and a table that cannot follow it says so', async () => {
  const where = { kind: 'in', column: 'channel', values: ['web'] } as const;
  const filtered = await call('friction.run', { friction: { ...spec, where } });
  let web = 0;
  for (const row of attempts()) if (row.get('status') === 'authorization_declined' && row.get('channel') === 'web') web++;
  expect(typeOf('declined', filtered).total.cases).toBe(web);
  expect(typeOf('tender_hidden', filtered)).toMatchObject({
    absent: 'Points events do not say the channel that the filter asks for.',
    cells: [],
  });
});

test('the margin is the one a case states, unless one is given', async () => {
  const own = await call('friction.run', { friction: { ...spec, margin: null } });
  expect(own.margin?.source).toMatch(/^as the case/);
  expect(board.margin).toEqual({ value: 0.1, source: 'as given' });
});

test('the impact sheet holds figures, codes and hours, and nothing about people', async () => {
  const path = join(folder, 'impact.xlsx');
  const { cases } = await call('friction.export', { friction: spec, type: 'declined', cell: null, grant: path });
  expect(cases).toBe(typeOf('declined').total.cases);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const texts = book.worksheets.flatMap((sheet) => sheet.getSheetValues().map((row) => JSON.stringify(row))).join('\n');
  for (const word of ['Payment declined', 'What is counted', '51']) expect(texts).toContain(word);
  expect(texts).not.toMatch(/cus-\d|ord-\d/i);
});

test('the terminal says the same, and writes the affected orders with customers covered', async () => {
  const name = readdirSync(join(folder, 'demo')).find((file) => file.endsWith('.paybench')) ?? '';
  const at = { userData: join(folder, 'terminal'), folder };
  const run = await runCli(
    [
      'friction',
      join('demo', name),
      '--from',
      quarter.from,
      '--to',
      quarter.to,
      '--margin',
      '0.1',
      '--type',
      'declined',
      '--orders',
      'orders.xlsx',
      '--json',
    ],
    at,
  );
  expect(run.exit, run.out).toBe(0);
  const { rows, written } = run.json<{
    rows: { place: string; cases: number; lostMargin: unknown }[];
    written: { rows: number; notes: string[] }[];
  }>();
  const { total: all } = typeOf('declined');
  expect(rows[0]).toMatchObject({ place: 'all', cases: all.cases, lostMargin: all.lostMargin });
  // Customer Service calls about an order once, however often it was declined.
  expect(written).toMatchObject([{ rows: all.orders }]);
  const { lines } = await readXlsxRows(readFileSync(join(folder, 'orders.xlsx')));
  const [heads = [], ...orders] = parseCsv(lines.map((line) => `${line}\n`).join(''), ',');
  const columnOf = (name: string) => orders.map((row) => row[heads.indexOf(name)] ?? '');
  expect(new Set(columnOf('Order id')).size).toBe(all.orders);
  expect(columnOf('Order id')).toHaveLength(all.orders ?? 0);
  expect(columnOf('Cases').reduce((sum, cases) => sum + Number(cases), 0)).toBe(all.cases);
  expect(written[0]?.notes.join(' ')).toContain('One row for each order id, the earliest; Cases says how many there are.');
  expect(written[0]?.notes.join(' ')).toContain('Covered, about people: Customer id');
  expect((await runCli(['friction', join('demo', name), '--type', 'nothing', '--json'], at)).exit).toBe(2);
}, 60_000);
