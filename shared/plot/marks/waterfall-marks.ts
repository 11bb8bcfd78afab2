import * as Plot from '@observablehq/plot';
import { isTorn, type WaterfallBar, waterfallBars } from '../../charts/kinds/waterfall.ts';
import { valueAxisMarks } from './axis-marks.ts';
import { type Drawing, textAt } from './drawing.ts';

/** A bridge: total bars on the floor, changes hanging on the running total, thin lines from one to the next. */
export function waterfallMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame, value, text } = layout;
  const bars = waterfallBars(spec);
  const torn = isTorn(spec) && value.min > 0;
  const fills = { total: theme.ink2, good: theme.good, bad: theme.bad, plain: theme.plain } as const;
  const marks: Plot.Markish[] = [...valueAxisMarks(drawing)];
  for (const bar of bars) {
    const { start, size } = layout.bandOf(bar.index);
    const point = spec.series[0]?.points[bar.index];
    const middle = start + size / 2;
    for (const [line, label] of (layout.categoryLabels[bar.index] ?? []).entries()) {
      marks.push(
        textAt(drawing, middle, frame.bottom + 6 + text / 2 + line * (text + 2), label, {
          fill: bar.kind === 'total' ? theme.ink : theme.ink2,
          size: text - 1,
          weight: bar.kind === 'total' ? 600 : 400,
          anchor: 'middle',
        }),
      );
    }
    if (bar.from === null || bar.to === null) {
      marks.push(textAt(drawing, middle, frame.bottom - text, point?.text ?? '–', { fill: theme.ink3, size: text, anchor: 'middle' }));
      continue;
    }
    const low = Math.max(value.min, Math.min(bar.from, bar.to));
    const high = Math.max(bar.from, bar.to);
    marks.push(
      Plot.rect([0], {
        ...between(drawing, start, start + size),
        y1: low,
        y2: high,
        fill: fills[bar.tone],
        ...(low === high ? { insetTop: -1, insetBottom: -1 } : {}),
      }),
    );
    if (torn && bar.kind === 'total') marks.push(...tear(drawing, start, size));
    const next = bars[bar.index + 1];
    if (next !== undefined && next.from !== null) marks.push(connector(drawing, bar, layout.bandOf(next.index)));
    const above = bar.kind === 'total' || bar.to >= bar.from;
    const labelY = above ? layout.yOfValue(high) - text * 0.75 : layout.yOfValue(low) + text * 0.85;
    marks.push(
      textAt(drawing, middle, labelY, point?.text ?? '', {
        fill: bar.kind === 'total' ? theme.ink : fills[bar.tone],
        size: text,
        weight: 600,
        anchor: 'middle',
      }),
    );
  }
  if (torn)
    marks.push(
      textAt(drawing, frame.right, frame.top - text * 2, 'axis does not begin at zero', {
        fill: theme.ink3,
        size: text - 2,
        anchor: 'end',
      }),
    );
  return marks;
}

function between({ layout }: Drawing, x1: number, x2: number) {
  return { insetLeft: x1 - layout.frame.left, insetRight: layout.frame.right - x2 };
}

function connector(drawing: Drawing, bar: WaterfallBar, next: { readonly start: number }): Plot.Markish {
  const { start, size } = drawing.layout.bandOf(bar.index);
  return Plot.ruleY([bar.to ?? 0], { ...between(drawing, start + size, next.start), stroke: drawing.theme.lineStrong });
}

/** Two slanted cuts near the foot of a bar that does not stand on zero. */
function tear(drawing: Drawing, start: number, size: number): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const { top, bottom } = layout.frame;
  const valueAt = (y: number) => layout.value.max - ((y - top) / (bottom - top)) * (layout.value.max - layout.value.min);
  const span = { left: layout.frame.left, right: layout.frame.right };
  const share = (x: number) => (x - span.left) / (span.right - span.left);
  return [12, 17].map((up) =>
    Plot.link([0], {
      x1: share(start - 3),
      x2: share(start + size + 3),
      y1: valueAt(bottom - up + 3),
      y2: valueAt(bottom - up - 3),
      stroke: theme.surface,
      strokeWidth: 2,
    }),
  );
}
