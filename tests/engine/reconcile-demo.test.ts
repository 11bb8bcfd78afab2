import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { writeExtracts } from '../../electron/engine/synth/write-extracts.ts';
import type { QueueEntry } from '../../shared/reconcile/result.ts';
import { startEngine, type TestEngine } from '../support/engine.ts';

vi.stubEnv('PAYBENCH_DEMO_SIZE', 'S');

interface PlantedBreak {
  readonly leg: string;
  readonly type: string;
  readonly partner: string;
  readonly key: string;
  readonly entryType: string;
  readonly amount: string;
  readonly currency: string;
}
interface Truth {
  readonly asOf: string;
  readonly totals: { readonly ledgerEntries: number; readonly partnerLines: number; readonly payouts: number };
  readonly open: readonly {
    readonly asOf: string;
    readonly breaks: readonly { readonly leg: string; readonly type: string; readonly count: number }[];
  }[];
  readonly breaks: readonly PlantedBreak[];
}

let truth: Truth;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paybench-recon-'));
  const world = await writeExtracts({ size: 'S', seed: 7, outDir: folder });
  truth = JSON.parse(readFileSync(world.reconTruthPath, 'utf8')) as Truth;
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

async function queue(engine: TestEngine, asOf: string | null): Promise<readonly QueueEntry[]> {
  const { entries, total } = await engine.call('reconcile.breaks', {
    asOf,
    filter: {},
    sort: { column: 'leg', descending: false },
    offset: 0,
    limit: 1000,
  });
  expect(entries).toHaveLength(total);
  return entries;
}

/** What is unexplained: ours less theirs, or our whole side where the currencies differ. */
const worth = ({ difference, left }: QueueEntry) => Number(difference ?? left?.amount ?? '0').toFixed(2);
const found = (entry: QueueEntry) =>
  [
    entry.leg.replace('-', '_'),
    entry.type ?? entry.state,
    entry.partner,
    entry.reference,
    entry.itemType,
    worth(entry),
    entry.currency,
  ].join(' ');
const planted = (one: PlantedBreak) =>
  [one.leg, one.type, one.partner, one.key, one.entryType, Number(one.amount).toFixed(2), one.currency].join(' ');

/** Lines of the last days wait for a payout that leaves after the quarter: no break, and not planted. */
const isOnItsWay = ({ leg, type }: QueueEntry) => leg === 'lines-payout' && type === 'timing';

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

test('the demo breaks exactly where breaks were planted, at the end of every month', async () => {
  const engine = await startEngine();
  await engine.call('workbook.openDemo', {});
  const entries = (await queue(engine, null)).filter((entry) => !isOnItsWay(entry));
  expect(entries.map(found).sort()).toEqual(truth.breaks.map(planted).sort());

  const { asOf, legs } = await engine.call('reconcile.run', { asOf: null, partner: null });
  expect(asOf).toBe(truth.asOf);
  const { ledgerEntries, partnerLines, payouts } = truth.totals;
  // One entry is voided and has its line; all of them are items.
  expect([legs[0]?.total.left.items, legs[0]?.total.right.items]).toEqual([ledgerEntries, partnerLines]);
  expect([legs[1]?.total.right.items, legs[2]?.total.left.items]).toEqual([payouts, payouts]);

  for (const snapshot of truth.open) {
    const then = (await queue(engine, snapshot.asOf)).filter((entry) => !isOnItsWay(entry));
    expect(counted(then.map(({ leg, type, state }) => `${leg.replace('-', '_')} ${type ?? state}`))).toEqual(
      Object.fromEntries(
        snapshot.breaks
          .filter(({ leg, type }) => !(leg === 'lines_payout' && type === 'timing'))
          .map(({ leg, type, count }) => [`${leg} ${type}`, count]),
      ),
    );
  }
}, 120_000);
