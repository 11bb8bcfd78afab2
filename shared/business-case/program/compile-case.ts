import { type BusinessCase, periodCount } from '../business-case.ts';
import { type CaseContext, compileDrivers } from './compile-drivers.ts';
import { compileLine } from './compile-line.ts';
import { Emitter } from './emitter.ts';
import type { Program, Register } from './program.ts';
import { readDrivers } from './read-drivers.ts';

/** Turns a case into column operations. What is wrong with a driver or a line stands beside it and leaves it NaN. */
export function compileCase(plan: BusinessCase, context: CaseContext): Program {
  const emit = new Emitter();
  const read = readDrivers(plan);
  const made = compileDrivers(read, emit, context);
  const lines = new Map<string, Register>();
  const lineProblems = new Map<string, string>();
  for (const line of plan.lines) {
    const flow = compileLine(line, { plan, byId: read.byId, drivers: made.drivers, rateOf: context.rateOf, emit });
    if (typeof flow === 'string') lineProblems.set(line.id, flow);
    lines.set(line.id, typeof flow === 'string' ? emit.number(Number.NaN) : flow);
  }
  const net = plan.lines
    .filter(({ counts }) => counts !== 'capacity')
    .reduce((left, { id }) => emit.add({ kind: 'binary', operator: '+', left, right: lines.get(id) ?? -1 }), emit.number(0));
  return {
    periods: periodCount(plan),
    monthsPerPeriod: plan.periods === 'year' ? 12 : 1,
    isSeries: emit.isSeries,
    stages: emit.finish(),
    ...made,
    lines,
    lineProblems,
    net,
  };
}
