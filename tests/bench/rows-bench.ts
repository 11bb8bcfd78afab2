import { cpus, loadavg } from 'node:os';
import { runRowsPage } from '../../electron/engine/rows/run-rows.ts';
import { runRowsFind } from '../../electron/engine/rows/run-rows-find.ts';
import type { RowsSpec, SortKey } from '../../shared/query/rows-spec.ts';
import { factWorkbook, job } from '../support/fact-workbook.ts';
import { fillAttempts } from './bench-rows.ts';

const rows = Number(process.argv[2] ?? 10_000_000);
const windowRows = 50;
const repeats = 12;
const write = (line: string): void => void process.stdout.write(`${line}\n`);
const spec = (more: Partial<RowsSpec> = {}): RowsSpec => ({
  table: 'attempt',
  where: { kind: 'all' },
  period: null,
  metric: null,
  part: 'all',
  sort: null,
  ...more,
});
const by = (...columns: readonly string[]): RowsSpec =>
  spec({ sort: columns.map((text): SortKey => ({ column: text.replace('-', ''), descending: text.startsWith('-') })) });
/** What the grid shows first. */
const shown = 'ts_utc order_id partner product amount ccy result raw_code decline_cat issuer bin country attempt_no latency_ms'.split(' ');

const facts = await factWorkbook({ timeZone: 'America/New_York' });
try {
  await fillAttempts(facts, rows);
  const measured = async (run: () => Promise<unknown>): Promise<{ ms: number; cpu: number }> => {
    const [started, used] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(used);
    return { ms: performance.now() - started, cpu: (user + system) / 1000 };
  };
  const line = (name: string, all: readonly { ms: number; cpu: number }[]): void => {
    const text = (pick: 'ms' | 'cpu') => {
      const values = all.map((one) => one[pick]).sort((left, right) => left - right);
      const [low = 0, median = 0, high = 0] = [values[0], values[Math.floor(values.length / 2)], values.at(-1)];
      const round = (value: number) => Math.round(value).toLocaleString('en-US');
      return values.length === 1 ? round(low) : `${round(low)}–${round(high)}, median ${round(median)}`;
    };
    write(`| ${name} | ${text('ms')} | ${text('cpu')} |`);
  };
  const once = async (name: string, run: () => Promise<unknown>): Promise<void> => line(name, [await measured(run)]);
  const page = (of: RowsSpec, offset: number, columns?: readonly string[]) => () =>
    runRowsPage(facts.workbook, of, offset, windowRows, job, columns);
  const anywhere = async (name: string, of: RowsSpec, columns?: readonly string[], share = 1): Promise<void> => {
    const all = [];
    for (let step = 0; step < repeats; step++) {
      const offset = Math.floor((rows * share - windowRows) * (((step * 7) % repeats) / (repeats - 1)));
      all.push(await measured(page(of, offset, columns)));
    }
    line(name, all);
  };
  await page(spec(), 0)();
  const load = () => loadavg()[0]?.toFixed(1) ?? '';
  write(`${rows.toLocaleString('en-US')} attempts, windows of ${windowRows} rows, ${cpus().length} cores, load ${load()} at the start\n`);
  write('| step | ms | of processor time |\n|---|---:|---:|');
  await anywhere('unsorted, anywhere, 14 columns', spec(), shown);
  for (const [name, of] of [
    ['amount', by('-amount')],
    ['time, newest first', by('-ts_utc')],
    ['order id', by('-order_id')],
    ['partner, then amount', by('partner', '-amount')],
    ['category, issuer, then latency', by('decline_cat', 'issuer', 'latency_ms')],
  ] as const) {
    await once(`sorted by ${name}: first window, builds the index`, page(of, 0, shown));
    await anywhere(`sorted by ${name}: anywhere, 14 columns`, of, shown);
  }
  await anywhere('sorted by amount: anywhere, all 32 columns', by('-amount'));
  const declined = spec({ where: { kind: 'compare', column: 'result', operator: '=', value: 'declined' } });
  await once('filtered, first window, builds the index', page(declined, 0, shown));
  await anywhere('filtered, anywhere', declined, shown, 0.07);
  const id = `ord_${String(Math.floor(rows * 0.3)).padStart(12, '0')}`;
  const find =
    (text: string, from = 0) =>
    () =>
      runRowsFind(facts.workbook, { rows: spec(), text, from, columns: shown }, job);
  await once('find an order id in 14 columns, all matches counted', find(id));
  await once('find next', find(id, 1));
  await once('find an order id in the order of amounts', () =>
    runRowsFind(facts.workbook, { rows: by('-amount'), text: id, from: 0, columns: shown }, job),
  );
  const cancels = [];
  for (let step = 0; step < 5; step++) {
    const controller = new AbortController();
    const sorting = runRowsPage(facts.workbook, by('issuer', step % 2 === 0 ? 'amount' : '-amount', 'bin'), 0, windowRows, {
      signal: controller.signal,
      progress: () => undefined,
    }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300 + step * 100));
    cancels.push(
      await measured(() => {
        controller.abort();
        return sorting;
      }),
    );
  }
  line('cancel while sorting', cancels);
  write(`\nload ${load()} at the end`);
} finally {
  await facts.close();
}
