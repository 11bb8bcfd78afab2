import { describe, expect, test } from 'vitest';
import { furtherCommitments, generateFurther } from '../../shared/synth/index.ts';

/** Whole files by name, and what the generator says is true. */
function drawn(seed: number) {
  const chunks = generateFurther('S', seed);
  const files = new Map<string, string>();
  for (let step = chunks.next(); ; step = chunks.next()) {
    if (step.done === true) return { files, truth: step.value };
    const { file, bytes } = step.value;
    files.set(file.name, (files.get(file.name) ?? '') + new TextDecoder().decode(bytes));
  }
}

const rows = (text: string) => {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [names[at], value])));
};
const cents = (amount = '') => Math.round(Number(amount) * 100);
/** The local month of an instant: New York is five hours behind until Mar 8, 07:00 UTC, then four. */
const monthOf = (instant = '') => new Date(Date.parse(instant) - (instant < '2026-03-08T07' ? 5 : 4) * 3_600_000).toISOString().slice(0, 7);

describe('six further partners', () => {
  const { files, truth } = drawn(7);
  const parsed = new Map([...files].map(([name, text]) => [name, rows(text)]));

  test('each has attempts and a settlement of its own, and a promise by contract', () => {
    expect(files.size).toBe(12);
    const partners = [...parsed.values()].map((each) => [...new Set(each.map(({ partner }) => partner))]);
    expect(partners.every((named) => named.length === 1)).toBe(true);
    expect(new Set(partners.flat())).toEqual(new Set(furtherCommitments().map(({ partner }) => partner)));
    expect(new Set(partners.flat()).size).toBe(6);
  });

  test('what is said to be true is what a count of the rows gives', () => {
    for (const said of truth) {
      const own = [...parsed.values()].filter(([row]) => row?.partner === said.partner);
      const [attempts = [], lines = []] = own.map((each) => each.filter(({ ts_utc }) => monthOf(ts_utc) === said.month));
      const paid = attempts.filter(({ result }) => result === 'approved');
      const sum = (type: string, column: string) => lines.reduce((total, row) => total + (row.type === type ? cents(row[column]) : 0), 0);
      expect({
        orders: new Set(attempts.map(({ order_id }) => order_id)).size,
        paid: new Set(paid.map(({ order_id }) => order_id)).size,
        attempts: attempts.length,
        approved: paid.length,
        sales: sum('sale', 'gross'),
        refunds: -sum('refund', 'gross'),
        fees: -sum('sale', 'fee_total'),
      }).toEqual({
        orders: said.orders,
        paid: said.paid,
        attempts: said.attempts,
        approved: said.approved,
        sales: said.sales,
        refunds: said.refunds,
        fees: said.fees,
      });
    }
    // Tamarack in January: 521 of 620 orders are paid, 18 of them at the second attempt.
    expect(truth[0]).toMatchObject({ partner: 'Tamarack', month: '2026-01', orders: 620, paid: 521, attempts: 638 });
  });

  test('every settled sale belongs to a paid order of the same amount', () => {
    for (const [name, lines] of parsed) {
      if (!name.includes('settlement')) continue;
      const paid = new Map(
        (parsed.get(name.replace('settlement', 'attempts')) ?? []).map(({ order_id, captured_amount }) => [order_id, captured_amount]),
      );
      const wrong = lines.filter(
        ({ type, merchant_ref, gross, fee_total, net }) =>
          (type === 'sale' && gross !== paid.get(merchant_ref)) || cents(net) !== cents(gross) + cents(fee_total),
      );
      expect(wrong).toEqual([]);
    }
  });

  test('the same seed draws the same bytes, another one others', () => {
    const whole = (of: ReadonlyMap<string, string>) => [...of].flat().join('');
    expect(whole(drawn(7).files) === whole(files)).toBe(true);
    expect(whole(drawn(8).files) === whole(files)).toBe(false);
  });
});
