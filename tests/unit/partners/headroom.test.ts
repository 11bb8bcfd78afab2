import { expect, it } from 'vitest';
import { headroomOf } from '../../../shared/partners/headroom.ts';
import { partnerProfileSchema } from '../../../shared/partners/partner-profile.ts';

it.each([
  // 40 x 1.25 x 2.8 = 140 a second; 210 are half as much again, and 5.25 times the last peak.
  [{ perSecond: 210, growth: 0.25, eventFactor: 2.8 }, 40, { forecastPeak: 140, overForecast: 0.5, overLast: 4.25 }],
  // 50 x 3 = 150: 120 are a fifth too few.
  [{ perSecond: 120, growth: 0, eventFactor: 3 }, 50, { forecastPeak: 150, overForecast: -0.2, overLast: 1.4 }],
  [{ perSecond: 100, growth: 0.5, eventFactor: 1 }, 0, { forecastPeak: 0, overForecast: null, overLast: null }],
])('%o at a last peak of %d a second', (capacity, lastPeak, wanted) => {
  const found = headroomOf(capacity, lastPeak);
  expect(found.forecastPeak).toBeCloseTo(wanted.forecastPeak, 9);
  for (const name of ['overForecast', 'overLast'] as const) {
    if (wanted[name] === null) expect(found[name]).toBeNull();
    else expect(found[name]).toBeCloseTo(wanted[name], 9);
  }
});

it('a partner written down before capacities were has none', () => {
  expect(partnerProfileSchema.parse({ id: 'Lumen' }).capacity).toBeNull();
});
