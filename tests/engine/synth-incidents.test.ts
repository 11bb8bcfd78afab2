import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeExtracts, type WrittenWorld } from '../../electron/engine/synth/write-extracts.ts';
import { controlsOf, readNacha } from '../support/read-nacha.ts';
import { newYorkDay, rowsOf } from '../support/read-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'paybench-incidents-'));
let world: WrittenWorld;
type Row = ReturnType<typeof rowsOf>[number];
let attempts: Row[];

const path = (name: string) => join(folder, name);
const months = ['2026-01', '2026-02', '2026-03'];
const answer = (id: string) => {
  const found = world.key.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
};
const incident = (id: string) => world.incidents.find((one) => one.id === id)!;
const inMonth = (month: string) => (row: Row) => row('created_at').startsWith(month);
const isApproved = (row: Row) => ['capture_succeeded', 'authorization_succeeded'].includes(row('status'));
const share = (part: readonly unknown[], whole: readonly unknown[]) => ({
  numerator: String(part.length),
  denominator: String(whole.length),
});

beforeAll(async () => {
  world = await writeExtracts({ size: 'S', seed: 7, outDir: folder });
  attempts = months.flatMap((month) => rowsOf(path(`gateway_transactions_${month}.csv`)));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('3-D Secure', () => {
  const words = (row: Row) =>
    ['three_d_secure_status', 'three_d_secure_eci', 'three_d_secure_auth_resp', 'three_d_secure_method'].map(row).join(' ');

  test('is worded in the eight ways of the gateway, with the indicators of the network', () => {
    const seen = new Map<string, Set<string>>();
    for (const row of attempts) {
      const kind = row('scheme') === 'mastercard' ? 'mastercard' : 'others';
      seen.set(kind, (seen.get(kind) ?? new Set()).add(words(row)));
    }
    const ways = (...indicators: readonly string[]) => [
      '   ',
      `complete ${indicators[0]} Y frictionless`,
      `complete ${indicators[1]} A frictionless`,
      `complete ${indicators[0]} Y challenge`,
      `declined ${indicators[2]} N challenge`,
      'cancelled   challenge',
      'declined  R frictionless',
      'error  U ',
    ];
    expect([...seen.get('others')!].sort()).toEqual(ways('05', '06', '07').sort());
    expect([...seen.get('mastercard')!].filter((way) => !ways('02', '01', '00').includes(way))).toEqual([]);
  });

  test('is asked for on web and app cards of a network alone, and nothing is approved that it ended', () => {
    const asked = attempts.filter((row) => row('three_d_secure_status') !== '');
    expect(asked.length).toBeGreaterThan(1000);
    expect(asked.filter((row) => !['card', 'co_brand'].includes(row('product')) || !['web', 'app'].includes(row('channel')))).toEqual([]);
    const ended = asked.filter((row) => ['declined', 'cancelled'].includes(row('three_d_secure_status')));
    expect(ended.length).toBeGreaterThan(5);
    expect(ended.filter((row) => row('raw_response_code') !== '1A')).toEqual([]);
    // Exemptions are asked for abroad, in place of authentication.
    const exempted = attempts.filter((row) => row('exemption') !== '');
    expect(exempted.length).toBeGreaterThan(100);
    expect(exempted.filter((row) => row('three_d_secure_status') !== '' && row('attempt_number') === '1')).toEqual([]);
    expect(new Set(exempted.map((row) => row('billing_details_address_country')))).toEqual(new Set(['CA', 'MX']));
  });

  test('agrees with the key', () => {
    for (const month of months) {
      const cards = attempts.filter(inMonth(month)).filter((row) => row('card_bin') !== '');
      const asked = cards.filter((row) => row('three_d_secure_status') !== '');
      const challenged = asked.filter((row) => row('three_d_secure_method') === 'challenge');
      const passed = challenged.filter((row) => row('three_d_secure_auth_resp') === 'Y');
      const approved = cards.filter(isApproved);
      const expected = {
        frictionless: share(
          asked.filter((row) => row('three_d_secure_method') === 'frictionless' && ['Y', 'A'].includes(row('three_d_secure_auth_resp'))),
          asked,
        ),
        challenge: share(challenged, asked),
        'challenge-success': share(passed, challenged),
        abandonment: share(
          challenged.filter((row) => row('three_d_secure_auth_resp') === ''),
          challenged,
        ),
        error: share(
          asked.filter((row) => row('three_d_secure_auth_resp') === 'U'),
          asked,
        ),
        'liability-shift': share(
          approved.filter((row) => ['05', '06', '02', '01'].includes(row('three_d_secure_eci'))),
          approved,
        ),
      };
      for (const [id, counts] of Object.entries(expected)) expect(answer(`3ds-${id}-${month}`)).toMatchObject(counts);
    }
    // Who leaves a challenge out of account gets a better rate: where there was one that failed.
    const tempting = months.flatMap((month) => answer(`3ds-challenge-success-${month}`).temptingWrong?.value ?? []);
    expect(tempting.length).toBeGreaterThan(0);
  });
});

describe('I10: a retry policy that lifts the gross rate and not the net rate', () => {
  const cards = (month: string) => attempts.filter(inMonth(month)).filter((row) => row('product') === 'card');
  const gross = (month: string) => share(cards(month).filter(isApproved), cards(month));
  const net = (month: string) => {
    const firsts = cards(month).filter((row) => row('attempt_number') === '1');
    const paid = new Set(attempts.filter(isApproved).map((row) => row('external_identifier')));
    return share(
      firsts.filter((row) => paid.has(row('external_identifier'))),
      firsts,
    );
  };
  const rate = ({ numerator, denominator }: { numerator: string; denominator: string }) => Number(numerator) / Number(denominator);

  test('as the key says, and nobody tries a third time any more', () => {
    for (const month of ['2026-02', '2026-03']) {
      expect(answer(`I10-gross-${month}`)).toMatchObject(gross(month));
      expect(answer(`I10-net-${month}`)).toMatchObject(net(month));
    }
    const thirds = (month: string) => cards(month).filter((row) => row('attempt_number') === '3').length;
    expect(thirds('2026-02')).toBeGreaterThan(40);
    expect(thirds('2026-03')).toBeLessThan(20);
  });

  test('gross rises by four points, net by a sixth of a point, and the key warns of the difference', () => {
    const change = rate(gross('2026-03')) - rate(gross('2026-02'));
    expect(change).toBeCloseTo(0.04, 2);
    // 4,355 and 4,362 of 4,752 orders.
    expect(rate(net('2026-03')) - rate(net('2026-02'))).toBeCloseTo(7 / 4752, 10);
    expect(Number(answer('I10-change').value)).toBeCloseTo(7 / 4752, 10);
    expect(Number(answer('I10-change').temptingWrong?.value)).toBeCloseTo(change, 10);
    expect(incident('I10').plantedEffect).toBeCloseTo(change, 5);
  });
});

describe('I9: approvals that come after the time limit', () => {
  const from = Date.parse('2026-03-24T12:00:00-04:00');
  const touched = () =>
    attempts.filter((row) => {
      const at = Date.parse(row('created_at'));
      return row('product') === 'card' && row('attempt_number') === '1' && at >= from && at < from + 6 * 3_600_000;
    });
  const timeouts = () => touched().filter((row) => row('error_code') === 'service_timeout');
  const late = () => timeouts().filter((row) => row('authorized_at') !== '');

  test('a quarter of the first attempts has no answer, and most of them are approved later', () => {
    expect(answer('I9-timeouts')).toMatchObject(share(timeouts(), touched()));
    expect(timeouts().length / touched().length).toBeCloseTo(0.25, 1);
    expect(answer('I9-late')).toMatchObject({ value: String(late().length), temptingWrong: { value: String(timeouts().length) } });
    for (const row of late()) {
      const wait = Date.parse(row('authorized_at')) - Date.parse(row('created_at'));
      expect([row('latency_ms'), row('status'), wait > 10_000 && wait < 100_000]).toEqual(['10000', 'authorization_failed', true]);
    }
    // Nowhere else is a failed attempt approved.
    expect(attempts.filter((row) => row('authorized_at') !== '' && !isApproved(row))).toEqual(late());
    expect(incident('I9').counts).toMatchObject({ of: 'late approvals', planted: late().length });
  });

  test('the acquirer booked receipt, approval and reversal of each, and some were never reversed', () => {
    const steps = rowsOf(path('meridian_payment_accounting_2026-03-24.csv'));
    const of = (type: string) => steps.filter((row) => row('Record Type') === type);
    const orders = late().map((row) => row('external_identifier'));
    expect(
      of('Authorised')
        .map((row) => row('Merchant Reference'))
        .sort(),
    ).toEqual(orders.sort());
    expect(of('Received')).toHaveLength(late().length);
    const cancelled = new Set(of('Cancelled').map((row) => row('Psp Reference')));
    const open = of('Authorised').filter((row) => !cancelled.has(row('Psp Reference')));
    expect(open.length).toBeGreaterThan(0);
    expect(answer('I9-open').value).toBe(String(open.length));
    const rates: Record<string, number> = { USD: 1, CAD: 0.73, MXN: 0.055 };
    const worth = open.reduce((sum, row) => sum + Number(row('Main Amount')) * rates[row('Main Currency')]!, 0);
    expect(Number(answer('I9-open-value').value)).toBeCloseTo(worth, 6);
    expect(steps.every((row, index) => index === 0 || steps[index - 1]!('Booking Date') <= row('Booking Date'))).toBe(true);
    const paid = new Set(attempts.filter(isApproved).map((row) => row('external_identifier')));
    expect(answer('I9-held-twice').value).toBe(String(orders.filter((order) => paid.has(order)).length));
  });
});

describe('ACH files', () => {
  const entryFiles = () => months.flatMap((month) => readNacha(readFileSync(path(`cobalt_ach_entries_${month}.ach`), 'latin1')));
  const returnFiles = () => readNacha(readFileSync(path('cobalt_ach_returns_2026Q1.ach'), 'latin1'));

  test('tie to their own control records and fill their blocks', () => {
    const files = [...entryFiles(), ...returnFiles()];
    expect(files.length).toBe(62 + 19);
    for (const file of files) {
      const { records, lines } = file;
      const count = records.reduce((sum, { back }) => sum + (back === null ? 1 : 2), 0);
      const hash = String(records.reduce((sum, { routing }) => sum + BigInt(routing.slice(0, 8)), 0n) % 10n ** 10n).padStart(10, '0');
      const debit = records.reduce((sum, { cents }) => sum + cents, 0);
      expect(controlsOf(file)).toEqual({ batch: { count, hash, debit }, file: { count, hash, debit }, blocks: lines / 10 });
    }
  });

  test('routing numbers have their check digit, traces are each given once', () => {
    const records = entryFiles().flatMap((file) => file.records);
    const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];
    const sum = (routing: string) => [...routing].reduce((total, digit, index) => total + Number(digit) * weights[index]!, 0);
    expect(records.filter(({ routing }) => sum(routing) % 10 !== 0)).toEqual([]);
    expect(new Set(records.map(({ trace }) => trace)).size).toBe(records.length);
    expect(new Set(records.map(({ code }) => code))).toEqual(new Set(['27', '37']));
  });

  test('send every approved ACH order out once, with its amount, in the file of its day or of the next bank day', () => {
    const sent = entryFiles().flatMap(({ day, records }) => records.map((record) => [record.individual, record.cents, day] as const));
    const paid = attempts.filter((row) => row('product') === 'ach' && isApproved(row));
    expect(sent.map(([order, cents]) => `${order} ${cents}`).sort()).toEqual(
      paid.map((row) => `${row('external_identifier')} ${row('amount')}`).sort(),
    );
    const dayOf = new Map(paid.map((row) => [row('external_identifier'), row('created_at').slice(0, 10)]));
    const holidays = ['2026-01-01', '2026-01-19', '2026-02-16'];
    const isBankDay = (day: string) => ![0, 6].includes(new Date(day).getUTCDay()) && !holidays.includes(day);
    const bankDay = (day: string): string =>
      isBankDay(day) ? day : bankDay(new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10));
    expect(sent.filter(([order, , day]) => day !== bankDay(dayOf.get(order)!))).toEqual([]);
  });

  test('bring back debits that were sent, in full; unauthorized ones as a chargeback of the settlement file and as nothing else', () => {
    const sent = new Map(entryFiles().flatMap(({ day, records }) => records.map((record) => [record.trace, { ...record, day }])));
    const back = returnFiles().flatMap(({ day, records }) => records.map((record) => ({ ...record, day })));
    expect(back.length).toBeGreaterThan(15);
    for (const { back: why, individual, cents, day } of back) {
      const original = sent.get(why!.originalTrace)!;
      expect([individual, cents]).toEqual([original.individual, why!.reason === 'C01' ? 0 : original.cents]);
      const days = (Date.parse(day) - Date.parse(original.day)) / 86_400_000;
      const isUnauthorized = ['R07', 'R10'].includes(why!.reason);
      expect(isUnauthorized ? days >= 30 && days <= 59 : days >= 2 && days <= 6).toBe(true);
    }
    const lines = rowsOf(path('cobalt_settlement_2026Q1.csv')).filter((row) => row('type') === 'chargeback');
    const unauthorized = back.filter(({ back: why }) => ['R07', 'R10'].includes(why!.reason));
    const words = (order: string, cents: number, day: string) => `${order} ${(-cents / 100).toFixed(2)} ${day}`;
    expect(lines.map((row) => `${row('merchant_ref')} ${row('gross')} ${newYorkDay(row('ts_utc'))}`).sort()).toEqual(
      unauthorized.map(({ individual, cents, day }) => words(individual, cents, day)).sort(),
    );
  });

  test('agree with the key on February and March, by both methods', () => {
    const isIn = ({ day }: { readonly day: string }) => day >= '2026-02-01';
    const back = returnFiles()
      .filter(isIn)
      .flatMap((file) => file.records.map(({ back: why }) => why!));
    const debits = entryFiles()
      .filter(isIn)
      .reduce((sum, { records }) => sum + records.length, 0);
    const of = (...reasons: readonly string[]) => back.filter(({ reason }) => reasons.includes(reason));
    const unauthorized = of('R05', 'R07', 'R10', 'R11', 'R29', 'R51');
    expect(answer('I13-same-window')).toMatchObject({ numerator: String(unauthorized.length), denominator: String(debits) });
    const originals = new Set(unauthorized.map(({ originalTrace }) => originalTrace));
    const files = entryFiles().filter(({ records }) => records.some(({ trace }) => originals.has(trace)));
    const inFiles = files.reduce((sum, { records }) => sum + records.length, 0);
    expect(answer('I13-original-files')).toMatchObject({ numerator: String(unauthorized.length), denominator: String(inFiles) });
    expect(answer('ach-administrative')).toMatchObject({
      numerator: String(of('R02', 'R03', 'R04').length),
      denominator: String(debits),
    });
    expect(answer('ach-overall')).toMatchObject({ numerator: String(back.filter(({ reason }) => reason !== 'C01').length) });
    expect(incident('I13')).toMatchObject({ planted: false });
    expect(world.key.questions.filter(({ id }) => id === 'I13-level')).toEqual([]);
  });
});

describe('I14: a threshold that falls', () => {
  const rows = () => rowsOf(path('meridian_network_programs_2026Q1.csv'));
  const count = (mid: string, month: string, measure: string) =>
    Number(rows().find((row) => row('mid') === mid && row('window_start').startsWith(month) && row('measure') === measure)?.('value'));

  test('one account passes 150 and not 220 bps in March, and no other passes either in any month', () => {
    const above = (threshold: number) =>
      ['LarkspurECOM', 'LarkspurMarketplace', 'LarkspurDigital'].flatMap((mid) =>
        months
          .filter((month) => {
            const sum = count(mid, month, 'tc40_count') + count(mid, month, 'tc15_count');
            return sum > 1500 && (sum / count(mid, month, 'tc05_count')) * 10_000 >= threshold;
          })
          .map((month) => `${mid} ${month}`),
      );
    expect(above(220)).toEqual([]);
    expect(above(150)).toEqual(['LarkspurDigital 2026-03']);
    expect([answer('I14-march').value, answer('I14-april').value]).toEqual(['not excessive', 'excessive']);
  });

  test('the golden case of the domain: 900 frauds and 700 disputes on 100,000 sales are 160 bps', () => {
    const of = (measure: string) => count('LarkspurDigital', '2026-03', measure);
    expect([of('tc40_count'), of('tc15_count'), of('tc05_count')]).toEqual([900, 700, 100_000]);
    expect(answer('I14-ratio-2026-03')).toMatchObject({ value: '160.00000000', numerator: '1600', denominator: '100000' });
    // Of 700 disputes, 440 have a fraud reason: 900 + 260 on 100,000.
    expect(of('tc15_non_fraud_count')).toBe(260);
    expect(answer('I14-ratio-2026-03').temptingWrong?.value).toBe('116.00000000');
  });
});

describe('I24: a promotion booked as standard', () => {
  const sales = () =>
    ['2026Q1', '2026-03-12_1of2', '2026-03-12_2of2_reissued']
      .flatMap((name) => rowsOf(path(`alder_settlement_${name}.csv`)))
      .filter((row) => row('type') === 'sale' && row('promo_offered') !== '');

  test('on three days, of every promotional sale, and on no other day', () => {
    const days = (booked: string) =>
      new Set(
        sales()
          .filter((row) => row('promo_booked') === booked)
          .map((row) => newYorkDay(row('ts_utc'))),
      );
    expect([...days('standard')].sort()).toEqual(['2026-03-17', '2026-03-18', '2026-03-19']);
    expect([...days('promo_12')].filter((day) => days('standard').has(day))).toEqual([]);
    expect(sales().filter((row) => Number(row('gross')) < 120 && row('ccy_gross') === 'USD')).toEqual([]);
  });

  test('agrees with the key', () => {
    for (const month of months) {
      const own = sales().filter((row) => newYorkDay(row('ts_utc')).startsWith(month));
      expect(answer(`promotion-misapplied-${month}`)).toMatchObject(
        share(
          own.filter((row) => row('promo_booked') !== row('promo_offered')),
          own,
        ),
      );
    }
    expect(answer('I24-days').value).toBe('1.000000000000');
    expect(incident('I24').counts?.planted).toBe(Number(answer('I24-days').numerator));
  });
});
