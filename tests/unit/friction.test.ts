import { expect, test } from 'vitest';
import { failureOfReason, saidOfReason, withReasons } from '../../shared/explain/friction/contact-reasons.ts';
import { failureType, failureTypes, listedColumns } from '../../shared/explain/friction/failure-types.ts';
import { addEstimates, lostOrders, worth } from '../../shared/explain/friction/lost-sales.ts';
import { factTable } from '../../shared/domain/tables.ts';
import { metricById } from '../../shared/metrics/registry.ts';

test('lost orders are a difference of two shares with the interval Newcombe published for 56/70 against 48/80', () => {
  // Newcombe 1998, table II, method 10: 0.2000, 0.0524 to 0.3339; of 80 affected orders.
  const lost = lostOrders({ affected: 80, paid: 48, others: 70, othersPaid: 56 });
  expect(lost?.value).toBeCloseTo(16, 9);
  expect((lost?.low ?? 0) / 80).toBeCloseTo(0.0524, 4);
  expect((lost?.high ?? 0) / 80).toBeCloseTo(0.3339, 4);
});

test('nothing is lost where nothing can be compared, and a failure that costs nothing has zero inside its interval', () => {
  expect(lostOrders({ affected: 0, paid: 0, others: 70, othersPaid: 56 })).toBeNull();
  expect(lostOrders({ affected: 12, paid: 12, others: 0, othersPaid: 0 })).toBeNull();
  const same = lostOrders({ affected: 100, paid: 90, others: 1000, othersPaid: 900 });
  expect(same?.value).toBeCloseTo(0, 9);
  expect(same?.low).toBeLessThan(0);
  expect(same?.high).toBeGreaterThan(0);
});

test('estimates of separate groups add up, their doubts by squares', () => {
  const sum = addEstimates([
    { value: 10, low: 7, high: 16 },
    { value: 20, low: 16, high: 28 },
  ]);
  // 3 and 4 below make 5, 6 and 8 above make 10.
  expect(sum).toEqual({ value: 30, low: 25, high: 40 });
  expect(worth(sum, 2)).toEqual({ value: 60, low: 50, high: 80 });
});

test('every failure names columns that its table has, a metric that exists, and reasons of its own', () => {
  for (const type of failureTypes) {
    const known = factTable(type.table).columns.map(({ name }) => name);
    for (const name of [...listedColumns(type), type.code, type.order, type.customer, type.product])
      if (name !== null) expect(known).toContain(name);
    expect(metricById(type.metric).id).toBe(type.metric);
  }
  const reasons = failureTypes.flatMap((type) => type.reasons);
  expect(new Set(reasons).size).toBe(reasons.length);
});

test('a reason stands for what people said, else for what is usual, and only what is unusual is kept', () => {
  const dispute = failureType('dispute') ?? expect.unreachable();
  expect(failureOfReason('disputed_charge', [])).toBe('dispute');
  expect(failureOfReason('Zahlung unklar', [])).toBeNull();
  const said = saidOfReason([], { reason: 'Zahlung unklar', failure: 'dispute' }) ?? expect.unreachable();
  expect(failureOfReason('Zahlung unklar', said)).toBe('dispute');
  expect(withReasons(dispute, said).reasons).toEqual(['disputed_charge', 'Zahlung unklar']);
  const moved = saidOfReason(said, { reason: 'disputed_charge', failure: 'declined' }) ?? expect.unreachable();
  expect(withReasons(dispute, moved).reasons).toEqual(['Zahlung unklar']);
  expect(failureOfReason('disputed_charge', saidOfReason(moved, { reason: 'disputed_charge', failure: null }) ?? [])).toBeNull();
  expect(saidOfReason(moved, { reason: 'disputed_charge', failure: 'dispute' })).toEqual(said);
  expect(saidOfReason(said, { reason: 'x', failure: 'no such failure' })).toBeNull();
});
