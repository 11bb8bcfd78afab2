import { baseValue, type CompiledCase } from '../compiled-case.ts';
import { isScalarInput } from '../driver-schema.ts';
import type { DriverUnit } from '../driver-unit.ts';
import { registersBefore } from '../program/run-program.ts';
import { figureProbe } from './figure-probe.ts';
import { seekGoal, type Sought } from './goal-seek.ts';

/** How far one driver may go until NPV is zero, all else at base. */
export interface BreakEven {
  readonly id: string;
  readonly label: string;
  readonly unit: DriverUnit;
  readonly now: number | null;
  readonly sought: Sought;
}

/** Every driver that moves NPV, with the value at which NPV is zero. */
export function breakEvens(compiled: CompiledCase): BreakEven[] {
  const { plan, program, data } = compiled;
  const probe = figureProbe(compiled);
  const needed = registersBefore(program, program.net);
  return plan.drivers.filter(isScalarInput).flatMap((driver) => {
    const input = program.inputs.get(driver.id);
    const moves = input !== undefined && needed.has(input);
    const sought = moves ? seekGoal(compiled, driver.id, { figure: 'npv', target: 0 }, null, probe) : null;
    return sought === null ? [] : { id: driver.id, label: driver.label, unit: driver.unit, now: baseValue(driver, data), sought };
  });
}
