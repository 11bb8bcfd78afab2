import type { ChartAnnotation } from '../charts/chart-spec.ts';
import { fitText, textWidth } from '../charts/text-width.ts';
import { laneRows } from './lane-rows.ts';

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

/** Labels in rows; one that would leave the frame hangs to the left of its line. */
export function annotationLanes(
  annotations: readonly ChartAnnotation[],
  size: number,
  frame: { readonly left: number; readonly right: number },
  xAt: (at: number) => number,
): readonly AnnotationLane[] {
  const seen = annotations.flatMap((annotation) => {
    const from = xAt(annotation.at);
    const until = xAt(annotation.until ?? annotation.at);
    if (until < frame.left - 1 || from > frame.right + 1) return [];
    const x = Math.max(from, frame.left);
    const text = fitText(annotation.label, (frame.right - frame.left) * 0.6, size - 1, 600);
    const width = textWidth(text, size - 1, 600);
    const anchor = x + width > frame.right ? ('end' as const) : ('start' as const);
    const box = anchor === 'start' ? { from: x, to: x + width } : { from: x - width, to: x };
    return [{ box, lane: { annotation, text, x, anchor, from: x, until: Math.min(until, frame.right) } }];
  });
  const rows = laneRows(
    seen.map(({ box }) => box),
    8,
  );
  return seen.map(({ lane }, index) => ({ ...lane, row: rows[index] ?? 0 }));
}

/** Height of the rows of labels above the plot. */
export function laneHeight(lanes: readonly AnnotationLane[], text: number): number {
  return lanes.reduce((most, lane) => Math.max(most, lane.row + 1), 0) * (text + 4);
}
