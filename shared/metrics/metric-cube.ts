import { deriveSums } from './derive-sums.ts';
import type { MetricPlan } from './plan-metrics.ts';
import type { Group, Sums } from './roll-up.ts';
import { metricValue } from './slice-batch.ts';

/** Exact sums of one metric, as whole numbers in its own units; the cell of a value on a day lies at value x days + day. */
export interface CubeCells {
  readonly slot: number;
  readonly numerator: BigInt64Array;
  readonly denominator: BigInt64Array | null;
  readonly n: BigInt64Array;
  /** The dimension splits the numerator only: what is divided by is that of all values together. */
  readonly isSplit: boolean;
}

/** Some metrics by one dimension (null = as a whole) and day. */
export interface CubeFace {
  readonly by: string | null;
  /** Metrics that it answers for. */
  readonly metrics: readonly string[];
  readonly values: readonly (string | null)[];
  readonly cells: readonly CubeCells[];
  /** Whether no rows of a part mean zero: by value and slot, 1 = its table is loaded there. */
  readonly covered: Uint8Array;
}

/** Daily sums from which the numbers of any span of days follow without asking again; days are days since 1970-01-01. */
export interface MetricCube {
  readonly plan: MetricPlan;
  readonly firstDay: number;
  readonly days: number;
  /** Money sums are still multiplied by it. */
  readonly rateScale: bigint;
  /** First and last loaded day of the table of each metric of the plan; null = nothing is loaded. */
  readonly loaded: readonly ({ readonly from: number; readonly through: number } | null)[];
  readonly faces: readonly CubeFace[];
  /** Metrics that do not add up over days: they are asked for again. */
  readonly notAdditive: readonly string[];
}

/** A cube with its sums running over the days, by face in the cube's order. */
export interface CubeIndex {
  readonly cube: MetricCube;
  readonly faces: readonly { readonly face: CubeFace; readonly running: readonly CubeCells[] }[];
}

/** Days [from, to) since 1970-01-01. */
export interface CubeSpan {
  readonly from: number;
  readonly to: number;
}

export interface CubeFigure {
  /** In the metric's unit; amounts in micro-units; null = nothing to divide by, or nothing at all. */
  readonly value: number | bigint | null;
  readonly sums: Sums | null;
}

/** Sums over the days before each day, with one place more than there are days. */
function runningOver(cells: BigInt64Array, days: number): BigInt64Array {
  const values = days === 0 ? 0 : cells.length / days;
  const running = new BigInt64Array(values * (days + 1));
  for (let value = 0; value < values; value++) {
    let sum = 0n;
    for (let day = 0; day < days; day++) {
      sum += cells[value * days + day] ?? 0n;
      running[value * (days + 1) + day + 1] = sum;
    }
  }
  return running;
}

/** Prepares a cube for questions: any span then costs two look-ups a sum. */
export function indexCube(cube: MetricCube): CubeIndex {
  const faces = cube.faces.map((face) => ({
    face,
    running: face.cells.map((cells) => ({
      ...cells,
      numerator: runningOver(cells.numerator, cube.days),
      denominator: cells.denominator === null ? null : runningOver(cells.denominator, cube.days),
      n: runningOver(cells.n, cube.days),
    })),
  }));
  return { cube, faces };
}

/** The face that answers for a metric by a dimension; null = it is to be asked for. */
function answering({ cube, faces }: CubeIndex, metric: string, by: string | null): CubeIndex['faces'][number] | null {
  if (cube.notAdditive.includes(metric)) return null;
  return faces.find(({ face }) => face.by === by && face.metrics.includes(metric)) ?? null;
}

/** Values of the dimension for which the cube answers; null where it does not. */
export function cubeValues(index: CubeIndex, metric: string, by: string | null): readonly (string | null)[] | null {
  return answering(index, metric, by)?.face.values ?? null;
}

/** Sums behind a metric for one value of a dimension (null = as a whole, value 0) over a span of days; null where it is to be asked for. */
export function cubeGroup(index: CubeIndex, metric: string, by: string | null, value: number, span: CubeSpan): Group | null {
  const { cube } = index;
  const found = answering(index, metric, by);
  if (found === null) return null;
  const group = groupOver(index, found, value, span);
  deriveSums(group, cube.plan, cube.rateScale, (part) => {
    const loaded = cube.loaded[part] ?? null;
    const isThere = loaded !== null && span.to > loaded.from && span.from <= loaded.through;
    return isThere && found.face.covered[value * cube.plan.metrics.length + part] === 1;
  });
  return group;
}

/** The number of a metric for one value of a dimension over a span of days; null where it is to be asked for. */
export function cubeFigure(index: CubeIndex, metric: string, by: string | null, value: number, span: CubeSpan): CubeFigure | null {
  const { plan, rateScale } = index.cube;
  const slot = plan.metrics.findIndex(({ id }) => id === metric);
  const [asked, group] = [plan.metrics[slot], cubeGroup(index, metric, by, value, span)];
  if (asked === undefined || group === null) return null;
  const sums = group.sums[slot] ?? null;
  return { value: metricValue(asked, plan.shapes[slot] ?? { kind: 'value' }, sums, rateScale), sums };
}

function groupOver({ cube }: CubeIndex, { face, running }: CubeIndex['faces'][number], value: number, span: CubeSpan): Group {
  const from = Math.min(Math.max(span.from - cube.firstDay, 0), cube.days);
  const to = Math.min(Math.max(span.to - cube.firstDay, from), cube.days);
  const width = cube.days + 1;
  const over = (sums: BigInt64Array, at: number): bigint => (sums[at * width + to] ?? 0n) - (sums[at * width + from] ?? 0n);
  const overAll = (sums: BigInt64Array): bigint => face.values.reduce((total, _, at) => total + over(sums, at), 0n);
  const sums: (Sums | null)[] = cube.plan.metrics.map(() => null);
  for (const cells of running) {
    const numerator = over(cells.numerator, value);
    const wide = cells.isSplit ? overAll : (each: BigInt64Array) => over(each, value);
    const denominator = cells.denominator === null ? null : wide(cells.denominator);
    const n = wide(cells.n);
    const isEmpty = cells.isSplit ? numerator === 0n : numerator === 0n && n === 0n && (denominator ?? 0n) === 0n;
    sums[cells.slot] = isEmpty ? null : { numerator, denominator, n };
  }
  return { key: [face.values[value] ?? null], bucket: null, sums };
}
