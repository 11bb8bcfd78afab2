import { describe, expect, it } from 'vitest';
import { everything } from '../../../shared/query/filter.ts';
import { planDeck } from '../../../shared/report/deck-plan.ts';
import {
  arranged,
  firstPlaces,
  insertedAfter,
  movedBlock,
  movedPage,
  movedPlace,
  placedModel,
  resizedPlace,
  unarranged,
  withoutPlaces,
} from '../../../shared/report/edit-report.ts';
import { type ReportSpec, reportSpecSchema } from '../../../shared/report/report-spec.ts';
import { resolveReport } from '../../../shared/report/resolve-report.ts';
import { anchorMonth, forMonth, forPartner, withParameters } from '../../../shared/report/with-parameters.ts';
import { sampleReport, sampleSetting, sampleSources, settledSlice, successSlice, weekSlice } from '../../support/sample-report.ts';

const ids = (spec: ReportSpec) => spec.blocks.map(({ id }) => id);
const headline = { kind: 'headline' as const, id: 'new', text: 'New', numbers: [] };

describe('places', () => {
  const place = { x: 0, y: 2, w: 6, h: 4 };

  it('a block moves and grows by cells, and never leaves its page of 12 by 8', () => {
    expect(movedPlace(place, 3, 1)).toEqual({ x: 3, y: 3, w: 6, h: 4 });
    expect(movedPlace(place, -5, 99)).toEqual({ x: 0, y: 4, w: 6, h: 4 });
    expect(movedPlace(place, 99, -99)).toEqual({ x: 6, y: 0, w: 6, h: 4 });
    expect(resizedPlace(place, 99, 99)).toEqual({ x: 0, y: 2, w: 12, h: 6 });
    expect(resizedPlace(place, -99, -99)).toEqual({ x: 0, y: 2, w: 1, h: 1 });
  });

  it('first places fill the page without overlapping', () => {
    for (const count of [1, 2, 3, 4, 5, 8]) {
      const cells = firstPlaces(count).flatMap(({ x, y, w, h }) =>
        Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
      );
      expect(new Set(cells).size, `${count} blocks`).toBe(cells.length);
      expect(cells.every((cell) => Number(cell.split(' ')[0]) < 12 && Number(cell.split(' ')[1]) < 8)).toBe(true);
    }
  });

  it('a page laid out by hand is one slide with its blocks where they were put; by itself again it is as before', async () => {
    const byHand = arranged(sampleReport, ['h1', 'b1', 't1'], headline);
    expect(ids(byHand)).toEqual(ids(sampleReport));
    const model = await resolveReport(byHand, sampleSources, sampleSetting);
    const slide = planDeck(model)[1];
    if (slide?.kind !== 'grid') throw new Error('not on the grid');
    expect(slide.items.map(({ id, place: at }) => [id, at])).toEqual([
      ['b1', { x: 0, y: 0, w: 6, h: 8 }],
      ['t1', { x: 6, y: 0, w: 6, h: 8 }],
    ]);
    // The numbers of a report do not depend on its places: put on afterwards, they give the same slides.
    const bare = await resolveReport(withoutPlaces(byHand), sampleSources, sampleSetting);
    expect(planDeck(placedModel(bare, byHand))).toEqual(planDeck(model));
    expect(unarranged(byHand, ['h1', 'b1', 't1'])).toEqual(sampleReport);
  });

  it('a page without a headline gets one when it is laid out by hand', () => {
    expect(ids(arranged(sampleReport, ['c2'], headline)).slice(4, 8)).toEqual(['t2', 'new', 'c2', 'tab1']);
  });

  it('a place outside the page is no report', () => {
    const wide = { ...sampleReport, blocks: [{ ...headline, place: { x: 8, y: 0, w: 6, h: 2 } }] };
    expect(reportSpecSchema.safeParse(wide).success).toBe(false);
  });
});

describe('order', () => {
  it('blocks and pages move, and stay where they cannot', () => {
    expect(ids(movedBlock(sampleReport, 'b1', -1)).slice(0, 3)).toEqual(['b1', 'h1', 't1']);
    expect(movedBlock(sampleReport, 'h1', -1)).toBe(sampleReport);
    expect(ids(movedPage(sampleReport, ['h1', 'b1', 't1'], 'c2')).slice(0, 6)).toEqual(['c1', 't2', 'h1', 'b1', 't1', 'c2']);
    expect(ids(movedPage(sampleReport, ['h1'], null)).at(-1)).toBe('h1');
    expect(ids(insertedAfter(sampleReport, 't1', headline))[3]).toBe('new');
    expect(ids(insertedAfter(sampleReport, null, headline)).at(-1)).toBe('new');
  });
});

describe('parameters', () => {
  const made: ReportSpec = {
    ...sampleReport,
    name: '{{partner}} in {{month}}',
    blocks: [
      { kind: 'table', id: 'a', title: 'After {{previous month}}', slice: successSlice },
      { kind: 'chart', id: 'b', chart: 'line', title: null, slice: weekSlice },
      { kind: 'table', id: 'c', title: 'x', slice: settledSlice },
      { kind: 'scorecard', id: 'd', title: 'y', partner: null },
    ],
  };

  it('another month moves every period: months by months, weeks by whole weeks', () => {
    expect(anchorMonth({ ...made, blocks: made.blocks.slice(0, 1) })).toBe('2026-03');
    const moved = forMonth({ ...made, parameters: { partner: null, month: '2026-03' } }, '2026-02');
    const [first, second] = moved.blocks;
    if (first?.kind !== 'table' || second?.kind !== 'chart') throw new Error('other blocks');
    expect(first.slice.period).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(first.slice.compare).toEqual({ from: '2025-12-01', to: '2026-01-01' });
    // From Monday, January 5 to Monday, April 6: 31 days before are 28 by whole weeks, Monday, December 8.
    expect(second.slice.period).toEqual({ from: '2025-12-08', to: '2026-03-09' });
    expect(withParameters(moved)).toMatchObject({ name: 'all partners in February 2026' });
    expect(withParameters(moved).blocks[0]).toMatchObject({ title: 'After January 2026' });
  });

  it('a partner is in every filter, in the scorecard and in the words', () => {
    const spec = withParameters(forPartner({ ...made, parameters: { partner: null, month: '2026-03' } }, 'Lumen'));
    expect(spec.name).toBe('Lumen in March 2026');
    const only = { kind: 'compare', column: 'partner', operator: '=', value: 'Lumen' };
    expect(spec.blocks.map((block) => ('slice' in block ? block.slice.where : null))).toEqual([only, only, only, null]);
    expect(spec.blocks[3]).toMatchObject({ partner: 'Lumen' });
    expect(successSlice.where).toBe(everything);
  });
});
