import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoot } from '../../../shared/business-case/sensitivity/find-root.ts';

describe('a root between two places', () => {
  it('of a cubic is where its factors say', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.1, max: 9, noNaN: true }), (root, scale) => {
        const found = findRoot((x) => scale * (x - root) * ((x + 3) ** 2 + 1), root - 7, root + 11);
        expect(Math.abs(found - root)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is told at once of a straight line, and of a step its edge', () => {
    let looks = 0;
    const line = (x: number): number => {
      looks++;
      return 3 * x - 12;
    };
    expect(findRoot(line, 0, 1000)).toBeCloseTo(4, 12);
    expect(looks).toBeLessThan(12);
    expect(findRoot((x) => (x < 2.5 ? -1 : 1), 0, 10)).toBeCloseTo(2.5, 12);
  });

  it('ends where there is no value', () => {
    expect(findRoot((x) => (x > 1 && x < 9 ? null : x - 5), 0, 10)).toBe(5);
  });
});
