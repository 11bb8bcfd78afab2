/** A load and the response time there. */
export type LoadPoint = readonly [load: number, value: number];

/** How far below the straight line a knee must lie, as a share of the rise, and by how much the end must exceed it. */
const rule = { depth: 0.1, rise: 1.5 } as const;

/**
 * Where a curve that bends upwards begins to climb: the point farthest below the straight line from its first to its last point. None
 * where it lies less than a tenth of the rise below the line, or the end is less than half above it.
 */
export function kneeOf(points: readonly LoadPoint[]): LoadPoint | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 3) return null;
  const [width, rise] = [last[0] - first[0], last[1] - first[1]];
  if (width <= 0 || rise <= 0) return null;
  let knee: LoadPoint | null = null;
  let deepest: number = rule.depth;
  for (const point of points.slice(1, -1)) {
    const depth = (point[0] - first[0]) / width - (point[1] - first[1]) / rise;
    if (depth > deepest) [knee, deepest] = [point, depth];
  }
  return knee !== null && last[1] >= knee[1] * rule.rise ? knee : null;
}
