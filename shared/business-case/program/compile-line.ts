import type { BusinessCase, CashLine } from '../business-case.ts';
import type { Driver } from '../driver-schema.ts';
import { cellUnit, unitWords } from '../driver-unit.ts';
import type { Emitter } from './emitter.ts';
import type { Register } from './program.ts';

interface LineParts {
  readonly plan: BusinessCase;
  readonly byId: ReadonlyMap<string, Driver>;
  readonly drivers: ReadonlyMap<string, Register>;
  readonly rateOf: (currency: string) => number | null;
  readonly emit: Emitter;
}

/**
 * Emits the signed flow of a line: its driver's amount, at plan rate, times the share that its start, ramp and decay leave in each period.
 * Gives what is wrong in words instead.
 */
export function compileLine(line: CashLine, parts: LineParts): Register | string {
  const { plan, byId, drivers, rateOf, emit } = parts;
  const driver = byId.get(line.driver);
  const amount = drivers.get(line.driver);
  if (driver === undefined || amount === undefined) return `the line "${line.label}" names a driver that is not there`;
  const unit = cellUnit(driver, plan.currency);
  if (unit.unit !== 'money' && line.counts !== 'capacity') {
    return `the line "${line.label}" takes money, and "${driver.label}" is in ${unitWords(unit)}`;
  }
  const rate = unit.currency === null || unit.currency === plan.currency ? 1 : rateOf(unit.currency);
  if (rate === null) return `there is no plan rate for ${unit.currency}, which "${driver.label}" is in`;
  const slip = line.slip === null ? null : drivers.get(line.slip);
  if (slip === undefined) return `the line "${line.label}" waits for a driver that is not there`;
  const first = emit.number(line.startMonth);
  const start = slip === null ? first : emit.add({ kind: 'binary', operator: '+', left: first, right: slip });
  const share = shareOf(line, start, emit);
  const flow = share === null ? amount : emit.add({ kind: 'binary', operator: '*', left: amount, right: share });
  // A recurring driver is the amount of a year.
  const part = line.timing === 'recurring' && plan.periods === 'month' ? 1 / 12 : 1;
  return emit.add({ kind: 'scale', of: flow, factor: (line.kind === 'benefit' ? 1 : -1) * rate * part });
}

/** Share of the amount in each period; null when it is the whole of it throughout. */
function shareOf(line: CashLine, start: Register, emit: Emitter): Register | null {
  if (line.timing === 'one_off') return emit.add({ kind: 'curve', curve: { kind: 'pulse' }, start, months: null });
  const ramp =
    line.ramp === 'table' && line.rampTable.length > 0
      ? emit.add({ kind: 'curve', curve: { kind: 'table', shares: line.rampTable }, start, months: null })
      : line.rampMonths > 0
        ? emit.add({
            kind: 'curve',
            curve: { kind: line.ramp === 's_curve' ? 's_curve' : 'ramp' },
            start,
            months: emit.number(line.rampMonths),
          })
        : emit.add({ kind: 'curve', curve: { kind: 'step' }, start, months: null });
  if (line.decay === 0) return ramp;
  const left = emit.add({ kind: 'curve', curve: { kind: 'decay', yearly: line.decay }, start, months: null });
  return emit.add({ kind: 'binary', operator: '*', left: ramp, right: left });
}
