export interface ValueAxis {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly ticks: readonly number[];
}

/** A round step (1, 2, 2.5 or 5 times a power of ten) that divides `span` into about `count` parts. */
export function niceStep(span: number, count: number): number {
  const rough = Math.max(span, Number.MIN_VALUE) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  // A hair over a round step, as float division leaves it, is that step.
  const ratio = rough / power - 1e-9;
  const factor = ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 2.5 ? 2.5 : ratio <= 5 ? 5 : 10;
  return factor * power;
}

/** Round ticks over [low, high]. With `stretch` the axis grows to the ticks around; otherwise it ends where the data end. */
export function valueAxis(low: number, high: number, count: number, stretch = true): ValueAxis {
  const span = high > low ? high - low : Math.max(Math.abs(high), 1) * 0.1;
  const step = niceStep(span, count);
  const from = Math.floor(low / step + 1e-9);
  const to = Math.ceil(high / step - 1e-9);
  const min = stretch ? from * step : low;
  const max = stretch ? Math.max(to, from + 1) * step : high;
  const ticks: number[] = [];
  for (let index = from; index * step <= max + step * 1e-9; index++) {
    if (index * step >= min - step * 1e-9) ticks.push(tidy(index * step));
  }
  return { min: tidy(min), max: tidy(max), step, ticks };
}

/** Takes the float noise off a tick: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
