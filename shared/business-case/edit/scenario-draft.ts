import type { BusinessCase, NamedScenario } from '../business-case.ts';
import { isScalarInput } from '../driver-schema.ts';
import { typedScale } from '../driver-unit.ts';
import { driverIdFor } from './driver-id.ts';
import { typedNumber } from './typed-number.ts';

/** A scenario as it is typed: by driver the number that stands in it, empty = its own. */
export interface ScenarioDraft {
  readonly name: string;
  /** Percent; empty: it has no weight. */
  readonly weight: string;
  readonly overrides: Readonly<Record<string, string>>;
}

export interface ScenarioProblems {
  readonly name?: string;
  readonly weight?: string;
  readonly overrides: Readonly<Record<string, string>>;
}

const shown = (value: number): string => String(Number(value.toPrecision(12)));

/** A scenario as it would be typed; of low, base and high also where nothing was written about them yet. */
export function draftOfScenario(plan: BusinessCase, id: string | null, label = ''): ScenarioDraft {
  const own = plan.scenarios.find((one) => one.id === id);
  const overrides = Object.entries(own?.overrides ?? {}).map(([driver, value]) => {
    const found = plan.drivers.find((one) => one.id === driver);
    return [driver, shown(value * (found === undefined ? 1 : typedScale(found.unit)))] as const;
  });
  const weight = own?.weight ?? null;
  return { name: own?.name ?? label, weight: weight === null ? '' : shown(weight * 100), overrides: Object.fromEntries(overrides) };
}

/** The scenario a draft comes to, or what is wrong with it. `before`: its id until now, null = new. */
export function readScenarioDraft(
  draft: ScenarioDraft,
  plan: BusinessCase,
  before: string | null,
): { readonly scenario: NamedScenario | null; readonly problems: ScenarioProblems } {
  const name = draft.name.trim();
  const others = plan.scenarios.filter(({ id }) => id !== before);
  const weight = typedNumber(draft.weight);
  const isWeight = weight === null || (typeof weight === 'number' && weight >= 0 && weight <= 100);
  const [overrides, wrong]: [Record<string, number>, Record<string, string>] = [{}, {}];
  for (const driver of plan.drivers.filter(isScalarInput)) {
    const value = typedNumber(draft.overrides[driver.id] ?? '');
    if (typeof value === 'string') wrong[driver.id] = value;
    else if (value !== null) overrides[driver.id] = value / typedScale(driver.unit);
  }
  const isTaken = others.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const problems: ScenarioProblems = {
    ...(name === '' ? { name: 'Give it a name' } : isTaken ? { name: 'There is a scenario of this name' } : {}),
    ...(isWeight ? {} : { weight: 'Percent, from 0 to 100, or nothing' }),
    overrides: wrong,
  };
  const isGood = problems.name === undefined && problems.weight === undefined && Object.keys(wrong).length === 0;
  const id = before ?? driverIdFor(name, new Set([...others.map((one) => one.id), 'low', 'base', 'high']));
  const share = typeof weight === 'number' ? weight / 100 : null;
  return { scenario: isGood ? { id, name, weight: share, overrides } : null, problems };
}

/** The case with a scenario in place of the one with its id, or at its end. */
export function putScenario(plan: BusinessCase, scenario: NamedScenario): BusinessCase {
  const isKnown = plan.scenarios.some(({ id }) => id === scenario.id);
  const scenarios = isKnown ? plan.scenarios.map((one) => (one.id === scenario.id ? scenario : one)) : [...plan.scenarios, scenario];
  return { ...plan, scenarios };
}
