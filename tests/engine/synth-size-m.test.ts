import { beforeAll, describe, expect, test } from 'vitest';
import { type AnswerKey, answerKey, generateWorld } from '../../shared/synth/index.ts';
import { type AchFile, readNacha } from '../support/read-nacha.ts';

/** Incidents that are refused at size S, read from the bytes of size M; files that no test reads are not kept. */
const kept = [
  'gateway_transactions_2026-02.csv',
  'cobalt_ach_entries_2026-01.ach',
  'cobalt_ach_entries_2026-02.ach',
  'cobalt_ach_entries_2026-03.ach',
  'cobalt_ach_returns_2026Q1.ach',
  'points_events_2026Q1.csv',
  'bnpl_plans_2026Q1.csv',
  'contacts_2026Q1.csv',
];
const texts = new Map<string, string[]>();
let key: AnswerKey;

beforeAll(() => {
  const world = generateWorld({ size: 'M', seed: 7, withVariants: false });
  const decoder = new TextDecoder('latin1');
  for (let step = world.next(); ; step = world.next()) {
    if (step.done === true) {
      key = answerKey(step.value);
      return;
    }
    const { file, bytes } = step.value;
    if (!kept.includes(file.name)) continue;
    const parts = texts.get(file.name) ?? [];
    parts.push(decoder.decode(bytes));
    texts.set(file.name, parts);
  }
}, 120_000);

const text = (name: string) => texts.get(name)!.join('');
const answer = (id: string) => {
  const found = key.questions.find((question) => question.id === id);
  if (found === undefined) throw new Error(`No question ${id}`);
  return found;
};
const incident = (id: string) => key.incidents.find((one) => one.id === id)!;

/** Rows of a file whose fields hold no comma, as look-ups by column name. */
function* rowsOf(name: string): Generator<(column: string) => string> {
  const lines = text(name).split(/\r?\n/);
  const header = new Map((lines[0] ?? '').split(',').map((column, index) => [column, index]));
  for (const line of lines.slice(1)) {
    if (line === '') continue;
    const fields = line.split(',');
    yield (column) => fields[header.get(column)!] ?? '';
  }
}

test('I2: eight BINs answer 05 eighteen points more often than on other days', () => {
  const from = Date.parse('2026-02-18T06:00:00-05:00');
  const [bins, cards] = [
    { attempts: 0, code05: 0 },
    { attempts: 0, code05: 0 },
  ];
  for (const row of rowsOf('gateway_transactions_2026-02.csv')) {
    const at = Date.parse(row('created_at'));
    if (row('product') !== 'card' || at < from || at >= from + 31 * 3_600_000) continue;
    const isOne = /^44821[0-7]$/.test(row('card_bin'));
    for (const sums of isOne ? [cards, bins] : [cards]) {
      sums.attempts++;
      if (row('raw_response_code') === '05') sums.code05++;
    }
  }
  expect(answer('I2-bins-window')).toMatchObject({ numerator: String(bins.code05), denominator: String(bins.attempts) });
  expect(answer('I2-cards-window')).toMatchObject({ numerator: String(cards.code05), denominator: String(cards.attempts) });
  // 4.4 % in ordinary times and 18 points more, on each of the eight BINs to the nearest attempt.
  expect(Math.abs(bins.code05 - 0.224 * bins.attempts)).toBeLessThanOrEqual(8 * 0.5);
  expect(incident('I2').plantedEffect).toBeCloseTo(0.18, 1);
});

describe('I13: unauthorized ACH returns', () => {
  const filesOf = (...names: readonly string[]): AchFile[] => names.flatMap((name) => readNacha(text(name)));

  test('are above the level by the files of the originals, below it by the same months', () => {
    const entries = filesOf(...['01', '02', '03'].map((month) => `cobalt_ach_entries_2026-${month}.ach`));
    const isIn = ({ day }: AchFile) => day >= '2026-02-01';
    const unauthorized = filesOf('cobalt_ach_returns_2026Q1.ach')
      .filter(isIn)
      .flatMap(({ records }) => records.map(({ back }) => back!))
      .filter(({ reason }) => ['R05', 'R07', 'R10', 'R11', 'R29', 'R51'].includes(reason));
    const traces = new Set(unauthorized.map(({ originalTrace }) => originalTrace));
    const debits = (files: readonly AchFile[]) => files.reduce((sum, { records }) => sum + records.length, 0);
    const inWindow = debits(entries.filter(isIn));
    const inFiles = debits(entries.filter(({ records }) => records.some(({ trace }) => traces.has(trace))));
    expect(answer('I13-same-window')).toMatchObject({ numerator: String(unauthorized.length), denominator: String(inWindow) });
    expect(answer('I13-original-files')).toMatchObject({ numerator: String(unauthorized.length), denominator: String(inFiles) });
    expect([(unauthorized.length / inWindow) * 100, (unauthorized.length / inFiles) * 100].map((share) => share.toFixed(2))).toEqual([
      '0.47',
      '0.52',
    ]);
    expect(answer('I13-level')).toMatchObject({ value: 'original_files' });
  });
});

describe('points', () => {
  const from = Date.parse('2026-03-05T05:30:00-05:00');
  const isDown = (stamp: string) => Date.parse(stamp) >= from && Date.parse(stamp) < from + 6 * 3_600_000;
  const isOnTheDay = (stamp: string) => stamp >= '2026-03-05T05:00:00Z' && stamp < '2026-03-06T05:00:00Z';

  test('I8: one return in 143 is off the rule, always a partial one in dollars, always against the customer', () => {
    const amounts = new Map<string, string>();
    for (const row of rowsOf('points_events_2026Q1.csv')) if (row('type') === 'redemption') amounts.set(row('event_id'), row('value'));
    let [returns, off, short] = [0, 0, 0];
    for (const row of rowsOf('points_events_2026Q1.csv')) {
      if (row('type') !== 'reversal' || row('ts_utc') < '2026-01-12T05:00:00Z') continue;
      returns++;
      const missing = Number(row('points')) - Number(row('expected_points'));
      if (missing === 0) continue;
      off++;
      short += missing;
      const [amount, back] = [Number(amounts.get(row('original_event_id'))), -Number(row('expected_points')) / 100];
      expect([row('ccy'), back < amount, Number(row('value')) * 100]).toEqual(['USD', true, expect.closeTo(Number(row('points')), 6)]);
      // The points of the share cut to whole percents.
      expect(-Number(row('points'))).toBe(Math.floor((amount * 100 * Math.floor(((back + 1e-9) * 100) / amount)) / 100 + 1e-6));
    }
    expect(answer('I8-share')).toMatchObject({ numerator: String(off), denominator: String(returns) });
    expect(off / returns).toBeCloseTo(0.007, 3);
    expect(answer('I8-points').value).toBe(String(short));
    expect(incident('I8').counts).toMatchObject({ planted: off });
  });

  test('I21: nobody is offered points for six hours, redemptions fall by 22 %, and the rate of those who were offered them stays', () => {
    const day = { sessions: 0, answered: 0, redeemed: 0 };
    const down = { sessions: 0, answered: 0, redeemed: 0, attempted: 0 };
    const redeemed = new Map<string, number>();
    const offered = new Map<string, number>();
    for (const row of rowsOf('points_events_2026Q1.csv')) {
      const stamp = row('ts_utc');
      const date = new Date(Date.parse(stamp) - 5 * 3_600_000).toISOString().slice(0, 10);
      const isRedeemed = row('type') === 'redemption' && row('result') === 'ok';
      if (isRedeemed) redeemed.set(date, (redeemed.get(date) ?? 0) + 1);
      if (row('type') === 'offer') offered.set(date, (offered.get(date) ?? 0) + 1);
      for (const sums of [...(isOnTheDay(stamp) ? [day] : []), ...(isDown(stamp) ? [down] : [])]) {
        if (row('type') === 'inquiry') sums.sessions++;
        if (row('type') === 'inquiry' && row('result') === 'ok') sums.answered++;
        if (isRedeemed) sums.redeemed++;
      }
      if (isDown(stamp) && row('type') === 'redemption') down.attempted++;
    }
    expect(down).toMatchObject({ answered: 0, redeemed: 0, attempted: 0 });
    expect(answer('I21-hidden').value).toBe(String(down.sessions));
    expect(answer('I21-day').value).toBe(String(day.sessions - day.answered));
    expect(answer('I21-redemptions').value).toBe(String(day.redeemed));
    expect(answer('I21-redemption-rate')).toMatchObject({ numerator: String(day.redeemed), denominator: String(day.answered) });
    // Sessions that would have paid with points are as many again as the window's share of a day: 22.4 %.
    expect(incident('I21').plantedEffect).toBeCloseTo(-0.224, 2);
    expect(incident('I21').counts!.planted! / (incident('I21').counts!.planted! + day.redeemed)).toBeCloseTo(0.224, 2);
    // The rate of the days around it, to three standard errors of a day (1.7 points).
    const rate = (date: string) => redeemed.get(date)! / offered.get(date)!;
    const usual = (rate('2026-03-03') + rate('2026-03-04') + rate('2026-03-06')) / 3;
    expect(Math.abs(rate('2026-03-05') - usual)).toBeLessThan(0.05);
  });
});

describe('I22: refunds that reach six-month plans late', () => {
  interface Refund {
    readonly plan: string;
    readonly requested: string;
    readonly days: number;
    readonly opened: string;
  }
  const refunds = new Map<string, Refund>();
  const read = () => {
    if (refunds.size > 0) return refunds;
    for (const row of rowsOf('bnpl_plans_2026Q1.csv')) {
      if (row('refund_applied_at') === '') continue;
      const days = (Date.parse(row('refund_applied_at')) - Date.parse(row('refund_requested_at'))) / 86_400_000;
      refunds.set(row('order_id'), { plan: row('plan_type'), requested: row('refund_requested_at'), days, opened: row('ts_utc') });
    }
    return refunds;
  };
  const isThen = ({ requested }: Refund) => requested >= '2026-03-02T05:00:00Z' && requested < '2026-03-16T04:00:00Z';

  test('after more than five days, all of those asked for in a fortnight, and no other', () => {
    const late = [...read().values()].filter(({ days }) => days > 5);
    expect(late.filter((refund) => refund.plan !== 'monthly_6' || !isThen(refund))).toEqual([]);
    expect(late).toHaveLength([...read().values()].filter((refund) => refund.plan === 'monthly_6' && isThen(refund)).length);
    expect(answer('I22-refunds').value).toBe(String(late.length));
    for (const [month, from, to] of [
      ['2026-02', '2026-02-01T05:00:00Z', '2026-03-01T05:00:00Z'],
      ['2026-03', '2026-03-01T05:00:00Z', '2026-04-01T04:00:00Z'],
    ] as const) {
      const own = [...read().values()].filter(({ opened }) => opened >= from && opened < to);
      expect(answer(`I22-late-${month}`)).toMatchObject({
        numerator: String(own.filter(({ days }) => days > 5).length),
        denominator: String(own.length),
      });
    }
  });

  test('and their customers call four times as often', () => {
    const then = new Map([...read()].filter(([, refund]) => isThen(refund)));
    const calls = { late: 0, other: 0 };
    for (const row of rowsOf('contacts_2026Q1.csv')) {
      const refund = then.get(row('order_id'));
      if (refund === undefined || row('reason') !== 'refund_status' || row('parent_contact_id') !== '') continue;
      calls[refund.plan === 'monthly_6' ? 'late' : 'other']++;
    }
    const late = [...then.values()].filter(({ plan }) => plan === 'monthly_6').length;
    expect(answer('I22-contacts')).toMatchObject({ numerator: String(calls.late), denominator: String(late) });
    expect(answer('I22-contacts-other')).toMatchObject({ numerator: String(calls.other), denominator: String(then.size - late) });
    expect(calls.late / late / (calls.other / (then.size - late))).toBeCloseTo(4, 0);
  });
});

test('expected and planted agree on every incident that is counted', () => {
  const counted = key.incidents.filter(({ counts }) => counts !== null);
  expect(counted.map(({ id }) => id)).toEqual(['I8', 'I9', 'I10', 'I13', 'I14', 'I21', 'I22', 'I24']);
  for (const { id, counts } of counted) expect([id, Math.abs(counts!.planted! / counts!.expected - 1) < 0.25]).toEqual([id, true]);
});
