import { useDeferredValue, useMemo } from 'react';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import { askedOf, dataOf } from '../../../../shared/business-case/case-facts.ts';
import { type DriverValue, scenarioOf } from '../../../../shared/business-case/case-result.ts';
import type { Driver } from '../../../../shared/business-case/driver-schema.ts';
import { putDriver } from '../../../../shared/business-case/edit/change-drivers.ts';
import { evaluateCase } from '../../../../shared/business-case/evaluate-case.ts';
import { useResult } from '../../../state/use-result.ts';

/** What a driver that is being written comes to within its case, measured where it is bound; null while that is not known. */
export function useDriverPreview(plan: BusinessCase, before: string | null, driver: Driver | null): DriverValue | null {
  const candidate = useMemo(() => (driver === null ? null : putDriver(plan, before, driver)), [plan, before, driver]);
  const later = useDeferredValue(candidate);
  const asked = useMemo(() => (later === null ? null : { case: askedOf(later) }), [later]);
  const facts = useResult('case.facts', asked);
  return useMemo(() => {
    if (later === null || driver === null || facts.value === null || facts.stale) return null;
    const { drivers = [] } = scenarioOf(evaluateCase(later, dataOf(later, facts.value)), 'base') ?? {};
    return drivers.find(({ id }) => id === driver.id) ?? null;
  }, [later, driver, facts.value, facts.stale]);
}
