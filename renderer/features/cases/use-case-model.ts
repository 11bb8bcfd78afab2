import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import { askedOf, dataOf } from '../../../shared/business-case/case-facts.ts';
import type { CaseResult } from '../../../shared/business-case/case-result.ts';
import { type CompiledCase, compileWithData } from '../../../shared/business-case/compiled-case.ts';
import { evaluateCompiled } from '../../../shared/business-case/evaluate-case.ts';
import { type Tornado, tornado } from '../../../shared/business-case/sensitivity/tornado.ts';
import type { SimulationResult } from '../../../shared/business-case/simulation/simulation-result.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { type Result, useResult } from '../../state/use-result.ts';

/** What was dragged and is not let go yet. */
type Draft = ReadonlyMap<string, number>;

export interface CaseModel {
  /** The case as it stands on screen, with what is being dragged. */
  readonly plan: BusinessCase;
  readonly compiled: CompiledCase;
  readonly result: CaseResult;
  readonly tornado: Tornado;
  readonly simulation: Result<SimulationResult>;
  readonly drag: (id: string, value: number) => void;
  readonly commit: (id: string, value: number) => void;
}

const settleMs = 120;

/** The newest value once it has stood still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function withDraft(plan: BusinessCase, draft: Draft): BusinessCase {
  if (draft.size === 0) return plan;
  const drivers = plan.drivers.map((driver) => {
    const value = draft.get(driver.id);
    return value === undefined || driver.kind !== 'constant' ? driver : { ...driver, value };
  });
  return { ...plan, drivers };
}

/**
 * A case and all that follows from it. What it takes from the data is asked once; every figure but the simulation is computed here, so
 * that it follows a slider at once.
 */
export function useCaseModel(saved: BusinessCase): { readonly facts: Result<unknown>; readonly model: CaseModel | null } {
  const [draft, setDraft] = useState<Draft>(new Map());
  const plan = useMemo(() => withDraft(saved, draft), [saved, draft]);
  const asked = useMemo(() => ({ case: askedOf(saved) }), [saved]);
  const facts = useResult('case.facts', asked);
  const data = useMemo(() => (facts.value === null ? null : dataOf(saved, facts.value)), [saved, facts.value]);
  const compiled = useMemo(() => (data === null ? null : compileWithData(plan, data)), [plan, data]);
  const result = useMemo(() => (compiled === null ? null : evaluateCompiled(compiled)), [compiled]);
  const later = useDeferredValue(compiled);
  const bars = useMemo(() => (later === null ? null : tornado(later)), [later]);
  const settled = useSettled(plan);
  const simulation = useResult('case.simulate', settled.id === saved.id ? { case: settled } : null);
  const drag = useCallback((id: string, value: number) => setDraft((before) => new Map(before).set(id, value)), []);
  const commit = useCallback(
    (id: string, value: number) => {
      const forget = () => setDraft((before) => new Map([...before].filter(([driver]) => driver !== id)));
      if (saved.drivers.some((driver) => driver.id === id && driver.kind === 'constant' && driver.value === value)) return forget();
      setDraft((before) => new Map(before).set(id, value));
      void applyEdit({ kind: 'case.setDriver', caseId: saved.id, driverId: id, value }).then(forget);
    },
    [saved],
  );
  const model =
    compiled === null || result === null || bars === null ? null : { plan, compiled, result, tornado: bars, simulation, drag, commit };
  return { facts, model };
}
