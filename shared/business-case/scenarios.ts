import type { BusinessCase } from './business-case.ts';
import type { Overrides } from './compiled-case.ts';
import { isScalarInput } from './driver-schema.ts';

/** One way the case may go: which drivers stand at another value than their own. */
export interface Scenario {
  readonly id: string;
  readonly label: string;
  readonly weight: number | null;
  readonly overrides: Overrides;
  /** Set where it speaks of drivers that cannot be set. */
  readonly problem: string | null;
}

const bands = [
  { id: 'low', label: 'Low' },
  { id: 'base', label: 'Base' },
  { id: 'high', label: 'High' },
] as const;

/** Low and high take each driver to its own low and high where it has one; named scenarios stand over the base. */
export function scenariosOf(plan: BusinessCase): Scenario[] {
  const named = (id: string) => plan.scenarios.find((one) => one.id === id);
  const banded = bands.map(({ id, label }) => {
    const own = named(id);
    const overrides = new Map([...bandValues(plan, id), ...Object.entries(own?.overrides ?? {})]);
    return { id, label: own?.name ?? label, weight: own?.weight ?? null, overrides, problem: problemOf(plan, own?.overrides ?? {}) };
  });
  const others = plan.scenarios
    .filter(({ id }) => !bands.some((band) => band.id === id))
    .map(({ id, name, weight, overrides }) => ({
      id,
      label: name,
      weight,
      overrides: new Map(Object.entries(overrides)),
      problem: problemOf(plan, overrides),
    }));
  return [...banded, ...others];
}

/** Every driver's own low or high. */
export function bandValues(plan: BusinessCase, band: 'low' | 'base' | 'high'): Map<string, number> {
  const values = new Map<string, number>();
  if (band === 'base') return values;
  for (const driver of plan.drivers) {
    const value = isScalarInput(driver) ? driver[band] : null;
    if (value !== null) values.set(driver.id, value);
  }
  return values;
}

function problemOf(plan: BusinessCase, overrides: Readonly<Record<string, number>>): string | null {
  const unknown = Object.keys(overrides).filter((id) => !plan.drivers.some((driver) => driver.id === id && isScalarInput(driver)));
  return unknown.length === 0 ? null : `the scenario sets ${unknown.map((id) => `"${id}"`).join(', ')}, which is no driver with one number`;
}

/** Expected NPV by the weights. null when no scenario has one; a problem when they do not come to 100 %. */
export function weightedNpv(
  scenarios: readonly { readonly label: string; readonly weight: number | null; readonly npv: number | null }[],
): { readonly npv: number | null; readonly problem: string | null } | null {
  const given = scenarios.filter(({ weight }) => weight !== null);
  if (given.length === 0) return null;
  const sum = given.reduce((total, { weight }) => total + (weight ?? 0), 0);
  if (Math.abs(sum - 1) > 1e-9) return { npv: null, problem: `the weights come to ${Math.round(sum * 10_000) / 100} %, not 100 %` };
  const missing = given.find(({ weight, npv }) => weight !== 0 && npv === null);
  if (missing !== undefined) return { npv: null, problem: `the scenario "${missing.label}" has no NPV` };
  return { npv: given.reduce((total, { weight, npv }) => total + (weight ?? 0) * (npv ?? 0), 0), problem: null };
}
