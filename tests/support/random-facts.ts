import type { Choices } from './choices.ts';
import type { FactRow, FactWorkbook } from './fact-workbook.ts';

const stamp = (minute: number): string => new Date(Date.UTC(2026, 1, 20) + minute * 60_000).toISOString().slice(0, 19).replace('T', ' ');
const days = 45;

/** Attempts with retries, repeats of an order days later, orders without an id, rows without a time, a partner or an amount. */
export function randomAttempts(draw: Choices, count: number): FactRow[] {
  const rows: FactRow[] = [];
  while (rows.length < count) {
    const at = draw.below(days * 1440);
    const order = draw.chance(0.06) ? null : `o${rows.length}`;
    const shared = {
      order_id: order,
      product: draw.one(['card', 'bnpl', 'points', null]),
      ccy: draw.one(['USD', 'CAD', 'MXN']),
      channel: draw.one(['web', 'app', 'voice']),
      is_mit: draw.chance(0.2),
    };
    const attempts = order === null ? 1 : draw.one([1, 1, 1, 2, 3]);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const later = attempt * draw.one([1, 30, 2000]);
      const result = draw.one(['approved', 'approved', 'declined', 'declined', 'error', 'timeout', 'blocked', 'pending']);
      rows.push({
        ...shared,
        ts_utc: draw.chance(0.03) ? null : stamp(at + later),
        partner: draw.chance(0.04) ? null : draw.one(['Alder', 'Lumen', 'Meridian', 'Other']),
        method: draw.one(['card', 'card', 'bnpl']),
        country: draw.one(['US', 'CA']),
        attempt_no: attempt + 1,
        amount: draw.chance(0.05) ? null : draw.below(50_000) / 100,
        result,
        raw_code: draw.one(['05', '51', '91', null]),
        decline_cat: result === 'declined' ? draw.one(['funds', 'risk', 'technical', null]) : null,
        timed_out: result === 'timeout',
        latency_ms: draw.chance(0.1) ? null : draw.below(3000),
        fault: draw.chance(0.02) ? 'amount: not a number' : null,
      });
    }
  }
  return rows;
}

export function randomSettlement(draw: Choices, count: number): FactRow[] {
  return Array.from({ length: count }, (): FactRow => {
    const ccy = draw.one(['USD', 'CAD', 'MXN', null]);
    const type = draw.one(['sale', 'sale', 'sale', 'refund', 'chargeback', 'fee', 'payout', 'adjustment']);
    const sign = type === 'sale' ? 1 : -1;
    return {
      ts_utc: draw.chance(0.03) ? null : stamp(draw.below(days * 1440)),
      partner: draw.one(['Alder', 'Lumen', 'Meridian']),
      product: draw.one(['card', 'bnpl', null]),
      type,
      gross: ccy === null || draw.chance(0.1) ? null : (sign * draw.below(90_000)) / 100,
      fee_total: ccy === null || draw.chance(0.1) ? null : -draw.below(900) / 100,
      ccy_gross: ccy,
      ccy_net: ccy,
    };
  });
}

/** Minutes of three endpoints; now and then a spell of errors, some of them too short to count. */
export function randomMinutes(draw: Choices, count: number): FactRow[] {
  const rows: FactRow[] = [];
  for (const partner of ['Alder', 'Lumen'])
    for (const endpoint of partner === 'Alder' ? ['authorize', 'capture'] : ['authorize']) {
      let bad = 0;
      for (let minute = 0; minute < count; minute++) {
        if (bad === 0 && draw.chance(0.01)) bad = draw.one([4, 9, 10, 11, 25]);
        const isBad = bad > 0;
        bad = Math.max(0, bad - 1);
        const requests = draw.one([0, 10, 40, 40, 90]);
        rows.push({
          minute: stamp(minute),
          partner,
          endpoint,
          requests,
          ok: requests,
          err_partner: isBad ? Math.ceil(requests / 5) : 0,
          err_own: draw.chance(0.1) ? null : draw.below(3),
        });
      }
    }
  return rows;
}

export async function loadRandomFacts(facts: FactWorkbook, draw: Choices): Promise<void> {
  await facts.load('attempt', randomAttempts(draw, 1500));
  facts.setState(await facts.load('attempt', randomAttempts(draw, 200)), 'superseded');
  await facts.load('settlement_line', randomSettlement(draw, 800));
  await facts.load('availability_sample', randomMinutes(draw, 2200));
}
