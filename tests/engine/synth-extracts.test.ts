import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeExtracts, type WrittenWorld } from '../../electron/engine/synth/write-extracts.ts';
import { businessCaseSchema } from '../../shared/business-case/business-case.ts';
import { tableRows } from '../../shared/business-case/edit/driver-table.ts';
import { importDrivers } from '../../shared/business-case/edit/import-drivers.ts';
import { findCardNumbers } from '../../shared/extract/card-number-guard.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { type AnswerQuestion, demoCase } from '../../shared/synth/index.ts';
import { type CsvRecord, readCsv, tenThousandths } from '../support/read-csv.ts';

const root = mkdtempSync(join(tmpdir(), 'paybench-synth-'));
const folder = join(root, 'a');
let world: WrittenWorld;

beforeAll(async () => {
  world = await writeExtracts({ size: 'S', seed: 7, outDir: folder, withVariants: true });
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const answer = (id: string): AnswerQuestion => {
  const found = world.key.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
};

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

interface Attempt {
  readonly order: string;
  readonly status: string;
  readonly at: number;
  readonly localDay: string;
  readonly product: string;
  readonly partner: string;
  readonly country: string;
  readonly number: number;
  readonly reason: string;
  readonly latency: number;
  readonly stamp: string;
}

function attempts(): Attempt[] {
  return ['2026-01', '2026-02', '2026-03'].flatMap((month) => {
    const { header, records } = readCsv(path(`gateway_transactions_${month}.csv`));
    const column = (name: string) => header.indexOf(name);
    const at = [
      'external_identifier',
      'status',
      'created_at',
      'product',
      'payment_service_display_name',
      'billing_details_address_country',
    ].map(column);
    const [order, status, created, product, partner, country] = at as [number, number, number, number, number, number];
    const [number, reason, latency] = ['attempt_number', 'raw_response_code', 'latency_ms'].map(column) as [number, number, number];
    return records.map(({ fields }) => {
      const stamp = fields[created]!;
      return {
        order: fields[order]!,
        status: fields[status]!,
        at: Date.parse(stamp),
        localDay: stamp.slice(0, 10),
        product: fields[product]!,
        partner: fields[partner]!,
        country: fields[country]!,
        number: Number(fields[number]),
        reason: fields[reason]!,
        latency: Number(fields[latency]),
        stamp,
      };
    });
  });
}

const isApproved = ({ status }: Attempt) => status === 'capture_succeeded' || status === 'authorization_succeeded';

const sameInEveryWorld: ReadonlySet<string> = new Set([
  'meridian_network_programs_2026Q1.csv',
  'availability_to_2026-04-04.csv',
  'alder_service_reports_2026Q1.csv',
]);

describe('bytes', () => {
  test('the same seed gives the same bytes, another seed does not', async () => {
    const again = await writeExtracts({ size: 'S', seed: 7, outDir: join(root, 'b') });
    const other = await writeExtracts({ size: 'S', seed: 8, outDir: join(root, 'c'), withVariants: true });
    for (const [index, file] of world.files.entries()) {
      const own = await hashOf(file.path);
      expect(await hashOf(again.files[index]!.path)).toBe(own);
      // What the networks count and what partners state is at true scale, the same in every world.
      if (sameInEveryWorld.has(file.name)) continue;
      expect(await hashOf(other.files[index]!.path)).not.toBe(own);
    }
    for (const [index, file] of world.variants.entries())
      expect(await hashOf(other.variants[index]!.path)).not.toBe(await hashOf(file.path));
    // Variants are extra files: without them the world is the same.
    expect(again.variants).toEqual([]);
    for (const [own, same] of [
      [world.answerKeyPath, again.answerKeyPath],
      [world.reconTruthPath, again.reconTruthPath],
    ] as const)
      expect(readFileSync(same, 'utf8')).toBe(readFileSync(own, 'utf8'));
  }, 60_000);

  test('the drivers of the case are a sheet that a case reads: nothing changes in the one, all that is given by hand comes into a new one', () => {
    const plan = businessCaseSchema.parse(demoCase());
    const sheets = [{ name: 'cases.csv', rows: tableRows(readFileSync(world.casesPath, 'utf8')) }];
    expect(importDrivers(plan, sheets)).toMatchObject({ changes: [], problems: [], unchanged: 12, plan });
    const measured = plan.drivers.filter(({ kind }) => kind === 'binding');
    const made = importDrivers({ ...plan, drivers: measured }, sheets);
    expect(made).toMatchObject({ problems: [], unchanged: 0 });
    expect(typeof made === 'string' ? [] : made.plan.drivers.map(({ id }) => id).toSorted()).toEqual(
      plan.drivers.map(({ id }) => id).toSorted(),
    );
  });

  test('stops when it is asked to', async () => {
    const stop = new AbortController();
    const stopped = writeExtracts({ size: 'S', seed: 7, outDir: join(root, 'd'), signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toThrow(AppFailure);
  });

  test('has no run of 13 digits that could be taken for a card number but in the two variants for it', () => {
    const withRuns = [...world.files, ...world.variants].filter(({ path }) => /\d(?:[ -]?\d){12}/.test(readFileSync(path, 'latin1')));
    // Positional records run their numbers together: those are looked at for numbers that could be a card's.
    const records = withRuns.filter(({ format }) => format === 'nacha');
    expect(records).toHaveLength(4);
    for (const { path } of records) {
      const bytes = readFileSync(path);
      expect(findCardNumbers(bytes, 0, bytes.length)).toEqual([]);
    }
    expect(withRuns.filter(({ format }) => format !== 'nacha').map(({ name }) => name)).toEqual([
      'contacts_with_card_numbers.csv',
      'contacts_with_lookalike_ids.csv',
    ]);
  });

  test('every record has the fields of its header but for the planted ones', () => {
    for (const file of [...world.files, ...world.variants].filter(({ name }) => name.endsWith('.csv'))) {
      const { header, records } = readCsv(file.path);
      const odd = records.filter(({ fields }) => fields.length !== header.length);
      expect(odd).toHaveLength(file.name === 'lumen_itemised_2026Q1.csv' ? 7 : 0);
    }
    expect(world.key.unreadable.filter(({ reason }) => reason === 'field_count')).toHaveLength(7);
  });
});

describe('attempts', () => {
  let rows: Attempt[];
  let firsts: Map<string, Attempt>;
  let paid: Set<string>;
  beforeAll(() => {
    rows = attempts();
    firsts = new Map(rows.filter(({ number }) => number === 1).map((row) => [row.order, row]));
    paid = new Set(rows.filter(isApproved).map(({ order }) => order));
  });
  const success = (month: string, products: readonly string[]) => {
    const orders = [...firsts.values()].filter(({ localDay, product }) => localDay.startsWith(month) && products.includes(product));
    return [orders.filter(({ order }) => paid.has(order)).length, orders.length];
  };

  test('are within 1 % of the nominal, in order of time, each once', () => {
    expect(Math.abs(rows.length / 50_000 - 1)).toBeLessThan(0.01);
    expect(rows.every((row, index) => index === 0 || rows[index - 1]!.at <= row.at)).toBe(true);
    expect(firsts.size).toBe(new Set(rows.map(({ order }) => order)).size);
  });

  test('show the golden mix shift as realized counts', () => {
    expect(success('2026-01', ['co_brand'])).toEqual([4656, 4800]);
    expect(success('2026-01', ['bnpl'])).toEqual([2624, 3200]);
    expect(success('2026-03', ['co_brand'])).toEqual([3510, 3600]);
    expect(success('2026-03', ['bnpl'])).toEqual([3652, 4400]);
    expect(answer('I3-rate-2026-01').value).toBe('0.910000000000');
    expect(answer('I3-rate-2026-03').value).toBe('0.895250000000');
    expect(['change', 'rate', 'mix', 'interaction'].map((part) => answer(`I3-bridge-${part}`).value)).toEqual([
      '-0.014750000000',
      '0.007000000000',
      '-0.022500000000',
      '0.000750000000',
    ]);
  });

  test('agree with the key on every product and month', () => {
    for (const product of ['card', 'co_brand', 'private_label', 'bnpl', 'points', 'ach']) {
      for (const month of ['2026-01', '2026-02', '2026-03']) {
        const { numerator, denominator } = answer(`success-${product}-${month}`);
        expect([product, month, ...success(month, [product])]).toEqual([product, month, Number(numerator), Number(denominator)]);
      }
    }
  });

  test('follow one another within their own day, and nothing follows an approval', () => {
    const seen = new Map<string, Attempt>();
    for (const row of rows) {
      const before = seen.get(row.order);
      seen.set(row.order, row);
      if (before === undefined) continue;
      expect([row.number, row.localDay, isApproved(before)]).toEqual([before.number + 1, before.localDay, false]);
      expect(row.at - before.at).toBeGreaterThanOrEqual(before.latency);
    }
  });

  test('carry New York offsets, winter and summer', () => {
    expect(rows[0]!.stamp).toMatch(/^2026-01-01T\d{2}:\d{2}:\d{2}\.\d{6}-05:00$/);
    expect(rows.at(-1)!.stamp).toMatch(/^2026-03-31T.*-04:00$/);
    const night = rows.filter(({ localDay }) => localDay === '2026-03-08');
    expect(night.filter(({ stamp }) => stamp.slice(11, 13) === '02')).toEqual([]);
  });

  test('of Keystone are missing on Feb 9 and on no other day', () => {
    const days = new Set(rows.filter(({ partner }) => partner === 'Keystone').map(({ localDay }) => localDay));
    expect(days.size).toBe(89);
    expect(days.has('2026-02-09')).toBe(false);
    expect(answer('I18-keystone-2026-02-09').value).toBeNull();
  });

  test('hold exactly 18 private-label orders from Puerto Rico, and no other row from there', () => {
    const orders = new Set(rows.filter(({ country }) => country === 'PR').map(({ order }) => order));
    expect(orders.size).toBe(18);
    expect(rows.filter(({ country, product }) => country === 'PR' && product !== 'private_label')).toEqual([]);
    expect(answer('I20-orders').value).toBe('18');
  });

  test('nothing is approved by Northbank while it is wholly down', () => {
    const from = Date.parse('2026-02-05T01:10:00Z');
    const down = rows.filter(({ partner, at }) => partner === 'Northbank' && at >= from && at < from + 23 * 60_000);
    expect(down.filter(isApproved)).toEqual([]);
  });

  test('give the percentile that sorting gives', () => {
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      const sorted = rows
        .filter(({ partner, localDay }) => partner === 'Lumen' && localDay.startsWith(month))
        .map(({ latency }) => latency)
        .sort((a, b) => a - b);
      const position = 0.95 * (sorted.length - 1);
      const below = sorted[Math.floor(position)]!;
      const value = below + (sorted[Math.ceil(position)]! - below) * (position % 1);
      expect(Number(answer(`p95-lumen-${month}`).value)).toBeCloseTo(value, 3);
    }
    expect(['2026-01', '2026-02', '2026-03'].map((month) => answer(`clause-lumen-${month}`).value)).toEqual(['met', 'met', 'missed']);
  });

  test('refuse the BIN spike at this size and say so', () => {
    const spike = world.incidents.find(({ id }) => id === 'I2');
    expect(spike).toMatchObject({ planted: false, plantedEffect: null });
    expect(world.key.questions.filter(({ id }) => id.startsWith('I2-'))).toEqual([]);
  });
});

describe('availability', () => {
  test('every partner has every minute, and the clause counts 59 of February', () => {
    const { records } = readCsv(path('availability_2026Q1.csv'));
    // 90 days less the hour that the spring change skips, three partners.
    expect(records).toHaveLength((90 * 1440 - 60) * 3);
    const bad = records
      .filter(
        ({ fields: [, partner, , requests, , failed, own] }) =>
          partner === 'Northbank' && Number(failed) > 0.05 * (Number(requests) - Number(own)),
      )
      .map(({ fields }) => fields[0]!);
    const runs: string[][] = [];
    for (const minute of bad) {
      const last = runs.at(-1)?.at(-1);
      if (last !== undefined && Date.parse(minute) - Date.parse(last) === 60_000) runs.at(-1)!.push(minute);
      else runs.push([minute]);
    }
    expect(runs.filter((run) => run.length > 2).map((run) => [run[0], run.length])).toEqual([
      ['2026-02-05T01:10:00Z', 47],
      ['2026-02-12T19:20:00Z', 9],
      ['2026-02-22T08:00:00Z', 72],
    ]);
    // 47 + (72 - 60) down of 40,320 - 60 measured.
    expect(answer('I1-clause-2026-02')).toMatchObject({ numerator: '40201', denominator: '40260' });
    expect(answer('I1-downtime-2026-02').value).toBe('59');
    expect(answer('I1-credit-2026-02').value).toBe('42000.00');
    expect(answer('I1-plain-2026-02')).toMatchObject({ numerator: '40201', denominator: '40320' });
    expect(answer('I1-status-2026-01').value).toBe('met');
  });
});

describe('settlement', () => {
  const meridian = () => {
    const { header, records } = ['2026-01', '2026-02', '2026-03']
      .map((month) => readCsv(path(`meridian_settlement_${month}.csv`)))
      .reduce((left, right) => ({
        header: left.header,
        records: [...left.records, ...right.records],
      }));
    const column = (name: string) => header.indexOf(name);
    return { column, records: records.filter(({ fields }) => fields[column('Type')] !== 'MiscCosts') };
  };

  test('every Meridian batch nets to zero with its payout, and every sale to its fees', () => {
    const { column, records } = meridian();
    const value = ({ fields }: CsvRecord, name: string) => tenThousandths(fields[column(name)]!);
    const batches = new Map<string, bigint>();
    for (const record of records) {
      const net = value(record, 'Net Credit (NC)') - value(record, 'Net Debit (NC)');
      const batch = record.fields[column('Batch Number')]!;
      batches.set(batch, (batches.get(batch) ?? 0n) + net);
      if (record.fields[column('Gross Currency')] !== 'USD' || record.fields[column('Type')] === 'MerchantPayout') continue;
      const fees = ['Commission (NC)', 'Markup (NC)', 'Scheme Fees (NC)', 'Interchange (NC)'].reduce(
        (sum, name) => sum + value(record, name),
        0n,
      );
      expect(value(record, 'Gross Credit (GC)') - value(record, 'Gross Debit (GC)') - fees).toBe(net);
    }
    expect(batches.size).toBeGreaterThan(60);
    expect([...batches.values()].filter((sum) => sum !== 0n)).toEqual([]);
  });

  test('Meridian bills 13 bps until Feb 15 and 16 bps from Feb 16', () => {
    const { column, records } = meridian();
    const sums = { before: [0n, 0n], after: [0n, 0n] } as Record<string, [bigint, bigint]>;
    for (const { fields } of records) {
      if (fields[column('Type')] !== 'Settled') continue;
      const part = fields[column('Creation Date')]! < '2026-02-16' ? 'before' : 'after';
      const fees = ['Markup (NC)', 'Scheme Fees (NC)', 'Interchange (NC)'].map((name) => tenThousandths(fields[column(name)]!));
      sums[part]![0] += fees[1]!;
      sums[part]![1] += tenThousandths(fields[column('Net Credit (NC)')]!) + fees.reduce((sum, fee) => sum + fee, 0n);
    }
    const bps = (part: string) => Number((sums[part]![0] * 1_000_000n) / sums[part]![1]) / 100;
    expect(bps('before')).toBeCloseTo(13, 1);
    expect(bps('after')).toBeCloseTo(16, 1);
    const overbilled = Number(sums['after']![0] * 10_000n - sums['after']![1] * 13n) / 1e8;
    expect(Number(answer('I7-overbilled').value)).toBeCloseTo(overbilled, 6);
  });

  test('the other partners pay out what their lines add up to', () => {
    // Cobalt reports its payouts in a file apart, and Alder's late day is in two: synth-books.test.ts adds them up.
    for (const name of ['alder', 'keystone']) {
      const { header, records } = readCsv(path(`${name}_settlement_2026Q1.csv`));
      const [net, payout] = [header.indexOf('net'), header.indexOf('payout_id')];
      const sums = new Map<string, bigint>();
      for (const { fields } of records) sums.set(fields[payout]!, (sums.get(fields[payout]!) ?? 0n) + tenThousandths(fields[net]!));
      expect([...sums.values()].filter((sum) => sum !== 0n)).toEqual([]);
    }
  });

  test('Lumen pays out more than its readable lines by exactly the seven records that cannot be read', () => {
    const { header, records } = readCsv(path('lumen_itemised_2026Q1.csv'));
    const [net, currency] = [header.indexOf('net'), header.indexOf('currency')];
    const sum = (list: readonly CsvRecord[], shift: number) =>
      list.reduce((total, { fields }) => total + tenThousandths(fields[net + shift]!), 0n);
    const readable = records.filter(({ fields }) => fields.length === header.length && fields[currency] === 'usd');
    const broken = records.filter(({ fields }) => fields.length !== header.length);
    expect(sum(readable, 0) + sum(broken, 1)).toBe(0n);
  });

  test('sales, fees and counts agree with the key', () => {
    const { column, records } = meridian();
    const rates: Record<string, bigint> = { USD: 10_000n, CAD: 7300n, MXN: 550n };
    const march = records.filter(({ fields }) => fields[column('Creation Date')]!.startsWith('2026-03'));
    const settled = march.filter(({ fields }) => fields[column('Type')] === 'Settled');
    const isCoBrand = ({ fields }: CsvRecord) => fields[column('Payment Method Variant')] === 'cobrand_northbank';
    const micros = (list: readonly CsvRecord[]) =>
      list.reduce(
        (sum, { fields }) =>
          sum + (tenThousandths(fields[column('Gross Credit (GC)')]!) / 100n) * rates[fields[column('Gross Currency')]!]!,
        0n,
      );
    const text = (value: bigint) => `${value / 1_000_000n}.${(value % 1_000_000n).toString().padStart(6, '0')}`;
    expect(answer('settled-co_brand-2026-03').value).toBe(text(micros(settled.filter(isCoBrand))));
    expect(answer('settled-card-2026-03').value).toBe(text(micros(settled.filter((record) => !isCoBrand(record)))));
    const fees = march.reduce(
      (sum, { fields }) =>
        sum +
        ['Commission (NC)', 'Markup (NC)', 'Scheme Fees (NC)', 'Interchange (NC)'].reduce(
          (own, name) => own + tenThousandths(fields[column(name)]!),
          0n,
        ),
      0n,
    );
    expect(answer('cost-Meridian-2026-03').numerator).toBe(text(fees * 100n));
    const refunds = march.filter(({ fields }) => fields[column('Type')] === 'Refunded').length;
    expect(answer('refund_rate-Meridian-2026-03')).toMatchObject({ numerator: String(refunds), denominator: String(settled.length) });
  });
});
