import { describe, expect, it } from 'vitest';
import type { ChartPoint, ChartSpec } from '../../../shared/charts/chart-spec.ts';
import { chartProblems, chartTable } from '../../../shared/charts/registry.ts';
import { findingOf } from '../../../shared/charts/say-finding.ts';
import * as axisSamples from '../../support/chart-samples-axis.ts';
import * as groupSamples from '../../support/chart-samples-group.ts';
import * as specs from '../../support/chart-specs.ts';
import { drawHeadless } from '../../support/draw-headless.ts';
import { parseMarkup } from '../../support/parse-markup.ts';
import { drawnTexts } from '../../support/svg-texts.ts';

const all = Object.entries({ ...specs, ...axisSamples, ...groupSamples }) as [string, ChartSpec][];

const texts = [
  ['markup', '"><script>alert(1)</script><b>&amp;'],
  ['300 letters without a space', 'W'.repeat(300)],
  ['300 letters with spaces', 'Wide word '.repeat(30)],
  ['Arabic', 'بطاقة ائتمان مشتركة'],
  ['Hebrew with a number', 'כרטיס 42'],
  ['emoji', '👩‍👩‍👧‍👦 💳 🧾'],
  ['controls', 'a\u0000b\u0007c\u001b[31md\ne\u0085'],
  ['marks that turn text around', 'safe\u202egnp.exe\u2066\u200f'],
  ['a lone surrogate', 'half \ud83d pair'],
  ['nothing', ''],
] as const;

const onSeries = (
  spec: ChartSpec,
  change: (series: ChartSpec['series'][number], index: number) => ChartSpec['series'][number],
): ChartSpec => ({
  ...spec,
  series: spec.series.map(change),
});
const onPoints = (spec: ChartSpec, change: (point: ChartPoint, index: number) => ChartPoint): ChartSpec =>
  onSeries(spec, (series) => ({ ...series, points: series.points.map(change) }));

/** Every text that a chart shows, replaced; categories stay apart by a number at their end. */
function withText(spec: ChartSpec, text: string): ChartSpec {
  const places = new Map<string, string>();
  const place = (x: string | number) => {
    if (typeof x === 'number') return x;
    if (!places.has(x)) places.set(x, `${text} ${places.size}`);
    return places.get(x) ?? x;
  };
  const named = onPoints(spec, (point) => ({
    ...point,
    x: place(point.x),
    text,
    label: text,
    exact: text,
    ...(point.targetText === undefined ? {} : { targetText: text }),
  }));
  return {
    ...onSeries(named, (series, index) => ({
      ...series,
      label: text,
      ...(series.panel === undefined ? {} : { panel: `${text} ${index}` }),
    })),
    title: text,
    subtitle: text,
    yLabel: text,
    ...(spec.xLabel === undefined ? {} : { xLabel: text }),
    source: text,
    alternative: text,
    annotations: spec.annotations.map((each) => ({ ...each, label: text })),
    ...(spec.references === undefined ? {} : { references: spec.references.map((each) => ({ ...each, label: text })) }),
  };
}

const numbers: readonly (readonly [string, (spec: ChartSpec) => ChartSpec])[] = [
  ['no series', (spec) => ({ ...spec, series: [], steps: [] })],
  ['no point', (spec) => onSeries({ ...spec, steps: [] }, (series) => ({ ...series, points: [] }))],
  ['nothing but missing values', (spec) => onPoints(spec, (point) => ({ ...point, y: null, text: '–' }))],
  [
    'one point',
    (spec) => onSeries({ ...spec, steps: spec.steps?.slice(0, 1) }, (series) => ({ ...series, points: series.points.slice(0, 1) })),
  ],
  ['all equal', (spec) => onPoints(spec, (point) => ({ ...point, y: 0.5, low: undefined, high: undefined, q1: undefined, q3: undefined }))],
  ['all zero', (spec) => onPoints(spec, (point) => ({ ...point, y: 0, low: undefined, high: undefined, q1: undefined, q3: undefined }))],
  [
    'negative',
    (spec) =>
      onPoints(spec, (point) => ({
        ...point,
        y: point.y === null ? null : -point.y,
        low: undefined,
        high: undefined,
        q1: undefined,
        q3: undefined,
      })),
  ],
  [
    'huge',
    (spec) =>
      onPoints(spec, (point, index) => ({
        ...point,
        y: 9e15 - index * 1e12,
        low: undefined,
        high: undefined,
        q1: undefined,
        q3: undefined,
      })),
  ],
  [
    'tiny',
    (spec) =>
      onPoints(spec, (point, index) => ({
        ...point,
        y: 1e-12 * (20 - Math.min(19, index)),
        low: undefined,
        high: undefined,
        q1: undefined,
        q3: undefined,
      })),
  ],
];

const broken = /NaN|undefined|Infinity|null/;

describe.each(all)('%s', (_, spec) => {
  it.each(texts)('with %s for every text: text stays text and stays inside', (__, text) => {
    const svg = drawHeadless(withText(spec, text), 860, 460);
    expect(svg).not.toMatch(/<script|<b>|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066]/);
    const document = parseMarkup(svg, 'text/xml');
    expect(document.querySelector('parsererror')).toBeNull();
    for (const drawn of drawnTexts(document)) {
      expect(drawn.left, drawn.text).toBeGreaterThanOrEqual(-1);
      expect(drawn.right, drawn.text).toBeLessThanOrEqual(861);
      expect(drawn.y).toBeGreaterThan(0);
      expect(drawn.y).toBeLessThan(460);
    }
  });

  it.each(numbers)('with %s: a picture or a sentence, a table, a finding, and no broken number', (__, change) => {
    const changed = change(spec);
    const svg = drawHeadless(changed);
    expect(svg.replace(/aria-label="[^"]*"/, '')).not.toMatch(broken);
    const document = parseMarkup(svg);
    const problems = chartProblems(changed);
    if (problems.length > 0) expect(document.body.textContent).toContain(problems[0]?.split(' ').slice(0, 4).join(' '));
    expect(document.querySelectorAll('text').length).toBeGreaterThan(0);
    expect(findingOf(changed)).not.toMatch(broken);
    for (const row of chartTable(changed).rows) for (const cell of row) expect(cell.text).not.toMatch(broken);
  });
});
