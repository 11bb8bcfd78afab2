import type { ChartAnnotation, ChartSpec } from '../charts/chart-spec.ts';
import { fitText, textWidth } from '../charts/text-width.ts';

/** Where the label of an incident stands: in a lane above the plot, so that it never lies on a line. */
export interface AnnotationLane {
  readonly annotation: ChartAnnotation;
  readonly text: string;
  readonly row: number;
  readonly x: number;
  readonly anchor: 'start' | 'end';
  /** Pixels of the line, or of both edges of a window. */
  readonly from: number;
  readonly until: number;
}

/** Labels placed in rows, first come first served; a label that would leave the frame hangs to the left of its line. */
export function annotationLanes(
  spec: ChartSpec,
  size: number,
  frame: { readonly left: number; readonly right: number },
  xOfTime: (at: number) => number,
): readonly AnnotationLane[] {
  const taken: { row: number; from: number; to: number }[] = [];
  return [...spec.annotations]
    .sort((a, b) => a.at - b.at)
    .flatMap((annotation) => {
      const from = xOfTime(annotation.at);
      const until = xOfTime(annotation.until ?? annotation.at);
      if (until < frame.left - 1 || from > frame.right + 1) return [];
      const start = Math.max(from, frame.left);
      const text = fitText(annotation.label, (frame.right - frame.left) * 0.6, size - 1, 600);
      const width = textWidth(text, size - 1, 600);
      const anchor = start + width > frame.right ? ('end' as const) : ('start' as const);
      const box = anchor === 'start' ? { from: start, to: start + width } : { from: start - width, to: start };
      let row = 0;
      while (taken.some((other) => other.row === row && other.from < box.to + 8 && box.from < other.to + 8)) row++;
      taken.push({ row, ...box });
      return [{ annotation, text, row, anchor, x: start, from: start, until: Math.min(until, frame.right) }];
    });
}
