import type { DriverValue } from './case-result.ts';
import { actualsOf, type CompiledCase, valuesOf } from './compiled-case.ts';
import type { Driver } from './driver-schema.ts';
import { explainCell, missingWords } from './explain-cell.ts';
import { columnOf, type Frame } from './program/run-program.ts';

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Every driver as it stands in one variant, with where it comes from and what it lacks. */
export function driverValues(compiled: CompiledCase, frame: Frame, variant: number): DriverValue[] {
  const { plan, program } = compiled;
  const seen = new Set<string>();
  return plan.drivers.map((driver) => {
    const isRepeated = seen.has(driver.id);
    seen.add(driver.id);
    const register = program.drivers.get(driver.id);
    if (register === undefined || isRepeated) return shown(compiled, driver, null, [null], program.problems.get(driver.id) ?? null);
    const column = columnOf(frame, register);
    const numbers = column.step === 0 ? [column.values[variant] ?? Number.NaN] : valuesOf(compiled, frame, register, variant);
    const values = numbers.map(orNull);
    const firstMissing = values.indexOf(null);
    const missing = firstMissing < 0 ? null : explainCell(compiled, frame, variant, driver.id, firstMissing);
    const problem = missing === null ? null : missingWords(compiled, missing, driver.id);
    return shown(compiled, driver, column.step === 0 ? null : values, values, problem);
  });
}

function shown(
  { data }: CompiledCase,
  driver: Driver,
  series: readonly (number | null)[] | null,
  values: readonly (number | null)[],
  problem: string | null,
): DriverValue {
  const bound = driver.kind === 'binding' ? data.bound.get(driver.id) : undefined;
  return {
    id: driver.id,
    label: driver.label,
    unit: driver.unit,
    kind: driver.kind,
    value: values[0] ?? null,
    values: series,
    actuals: actualsOf(driver, data).findLastIndex((value) => value !== null) + 1,
    numerator: bound?.numerator ?? null,
    denominator: bound?.denominator ?? null,
    n: bound?.n ?? null,
    interval: bound?.interval ?? null,
    lineage: bound?.lineage ?? null,
    stale: driver.kind === 'constant' ? driver.stale : (bound?.stale ?? null),
    problem,
  };
}
