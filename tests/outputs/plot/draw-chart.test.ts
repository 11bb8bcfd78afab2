import { describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { textWidth, wrapText } from '../../../shared/charts/text-width.ts';
import { dodge } from '../../../shared/plot/dodge.ts';
import { laneRows } from '../../../shared/plot/lane-rows.ts';
import { layoutChart } from '../../../shared/plot/layout-chart.ts';
import * as axisSamples from '../../support/chart-samples-axis.ts';
import * as groupSamples from '../../support/chart-samples-group.ts';
import * as specs from '../../support/chart-specs.ts';
import { drawHeadless } from '../../support/draw-headless.ts';
import { parseMarkup } from '../../support/parse-markup.ts';

const all = Object.entries({ ...specs, ...axisSamples, ...groupSamples }) as [string, ChartSpec][];

describe('pictures', () => {
  it.each(all)('%s is as it was', async (name, spec) => {
    await expect(drawHeadless(spec)).toMatchFileSnapshot(`../../visual/${name}.svg`);
  });

  it.each(all)('%s in the dark, without titles', async (name, spec) => {
    await expect(drawHeadless(spec, 640, 300, { titles: false, theme: 'dark' })).toMatchFileSnapshot(`../../visual/${name}-dark.svg`);
  });

  it.each(all)('%s has no id, no script, no style sheet, and is the same again', (_, spec) => {
    const svg = drawHeadless(spec);
    expect(svg).not.toMatch(/\bid=|<style|<script|url\(|NaN|undefined|Infinity/);
    expect(drawHeadless(spec)).toBe(svg);
  });

  it.each(all)('%s keeps every text inside the picture', (_, spec) => {
    for (const [width, height] of [
      [860, 460],
      [420, 260],
      [1280, 640],
    ] as const) {
      const document = parseMarkup(drawHeadless(spec, width, height));
      for (const text of document.querySelectorAll('text')) {
        const { x, y } = positionOf(text);
        const size = Number(inherited(text, 'font-size') ?? 12);
        const wide = textWidth(text.textContent ?? '', size, Number(inherited(text, 'font-weight')) === 600 ? 600 : 400);
        const anchor = inherited(text, 'text-anchor');
        const left = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
        expect(left, text.textContent ?? '').toBeGreaterThanOrEqual(-1);
        expect(left + wide, text.textContent ?? '').toBeLessThanOrEqual(width + 1);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(height);
      }
    }
  });
});

/** The translations of a text and of the groups around it, added up. */
function positionOf(element: Element): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const match = /translate\(([-\d.]+),([-\d.]+)\)/.exec(at.getAttribute('transform') ?? '');
    if (match !== null) [x, y] = [x + Number(match[1]), y + Number(match[2])];
  }
  return { x, y };
}

function inherited(element: Element, name: string): string | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const value = at.getAttribute(name);
    if (value !== null) return value;
  }
  return null;
}

it('says why there is no picture, in its place', () => {
  const many = {
    ...specs.lineSpec,
    series: [{ key: 'a', label: 'a', points: Array.from({ length: 5001 }, (_, x) => ({ x, y: 1, text: '' })) }],
  };
  expect(drawHeadless(many)).toContain('5,001 points are more than the 5,000 a chart may hold');
  const empty = { ...specs.lineSpec, series: [{ key: 'a', label: 'a', points: [{ x: 0, y: null, text: '–' }] }] };
  expect(drawHeadless(empty)).toContain('No value in this period.');
});

it('the layout of tooltips is the scale of the picture: each line goes through the points of the layout', () => {
  for (const spec of [specs.lineSpec, specs.cumulativeSpec]) {
    const layout = layoutChart(spec, { width: 700, height: 400 });
    const document = parseMarkup(drawHeadless(spec, 700, 400, { titles: false }));
    const paths = [...document.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '').join(' ');
    const corners = [...paths.matchAll(/([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
    for (const { x, y } of spec.series.filter(({ key }) => key !== 'low' && key !== 'high').flatMap(({ points }) => points)) {
      if (y === null) continue;
      const at = [layout.xAt(Number(x)), layout.yOfValue(y)] as const;
      expect(corners.some((corner) => Math.hypot(corner[0] - at[0], corner[1] - at[1]) < 0.02)).toBe(true);
    }
  }
});

it('a hostile label is text', () => {
  const evil = '"><script>alert(1)</script>';
  const svg = drawHeadless({ ...specs.barSpec, title: evil, series: [{ key: 'a', label: evil, points: [{ x: evil, y: 1, text: evil }] }] });
  expect(svg).not.toContain('<script>');
});

describe('labels that would overlap', () => {
  it('stay where they are when there is room', () => expect(dodge([10, 50, 90], 14, 0, 100)).toEqual([10, 50, 90]));
  it('share the way: two at 50 go to 43 and 57', () => expect(dodge([50, 50], 14, 0, 100)).toEqual([43, 57]));
  it('keep their order and stay inside', () => {
    const placed = dodge([98, 99, 97], 10, 0, 100);
    expect(placed).toEqual([90, 100, 80]);
  });
  it('three that collide one after the other', () => {
    // 10, 12, 20 with 10 between: wanted starts 10, 2, 0 have the mean 4: 4, 14, 24.
    expect(dodge([10, 12, 20], 10, 0, 100)).toEqual([4, 14, 24]);
  });
});

it('names of incidents: rows fill from the right, so that no line runs through another name', () => {
  // Three that crowd and one apart.
  const boxes = [
    { from: 0, to: 50 },
    { from: 20, to: 70 },
    { from: 40, to: 90 },
    { from: 200, to: 250 },
  ];
  expect(laneRows(boxes, 8)).toEqual([2, 1, 0, 0]);
});

it('text is measured and broken at words', () => {
  // Inter at 1000: "H" is 743 wide.
  expect(textWidth('HH', 1000)).toBe(1486);
  expect(wrapText('Private-label card', textWidth('Private-label', 12) + 1, 12)).toEqual(['Private-label', 'card']);
  const [short = ''] = wrapText('abcdefghij', textWidth('abcde', 12), 12);
  expect(short).toMatch(/^abc.*…$/);
  expect(textWidth(short, 12)).toBeLessThanOrEqual(textWidth('abcde', 12));
});
