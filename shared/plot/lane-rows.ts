/** A label as wide as it is drawn, in any unit. */
export interface LaneBox {
  readonly from: number;
  readonly to: number;
}

/**
 * A row for each label so that none overlaps, row 0 nearest the plot. Rows fill from the right: where labels crowd, the earlier one
 * goes higher, so that its line comes down in front of the labels below and crosses none of them.
 */
export function laneRows(boxes: readonly LaneBox[], gap: number): readonly number[] {
  const order = boxes.map((_, index) => index).sort((a, b) => (boxes[b]?.from ?? 0) - (boxes[a]?.from ?? 0) || b - a);
  const rows = boxes.map(() => 0);
  const placed: number[] = [];
  for (const index of order) {
    const box = boxes[index];
    if (box === undefined) continue;
    const overlaps = (other: number) => {
      const taken = boxes[other];
      return taken !== undefined && taken.from < box.to + gap && box.from < taken.to + gap;
    };
    const crowded = placed.filter(overlaps).map((other) => rows[other] ?? 0);
    rows[index] = crowded.length === 0 ? 0 : Math.max(...crowded) + 1;
    placed.push(index);
  }
  return rows;
}
