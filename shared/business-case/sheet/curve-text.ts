import type { Curve } from '../curve.ts';

const clamp = (x: string): string => `((${x}>0)*(${x}<1)*${x}+(${x}>=1))`;
const [bottom, top] = [1 / (1 + Math.exp(5)), 1 / (1 + Math.exp(-5))];

/** A curve in one period as a spreadsheet formula: the mean of its months, of a pulse their sum. */
export function curveText(curve: Curve, start: string, months: string | null, period: string, monthsPerPeriod: number): string {
  const first = `(${period}*${monthsPerPeriod}+1-${start})`;
  if (monthsPerPeriod === 1) return after(curve, first, months);
  const all = `(${first}+{${Array.from({ length: monthsPerPeriod }, (_, at) => at).join(';')}})`;
  const sum = `SUMPRODUCT(${after(curve, all, months)})`;
  return curve.kind === 'pulse' ? sum : `(${sum}/${monthsPerPeriod})`;
}

function after(curve: Curve, passed: string, months: string | null): string {
  const length = `IF(${months ?? 0}>0,${months ?? 0},1)`;
  switch (curve.kind) {
    case 'step':
      return clamp(passed);
    case 'ramp':
      return clamp(`(${passed}/${length})`);
    case 's_curve':
      return `IF(${months ?? 0}>0,(1/(1+EXP(-10*(${clamp(`(${passed}/${length})`)}-0.5)))-${bottom})/${top - bottom},${clamp(passed)})`;
    case 'table': {
      const steps = curve.shares.map((share, at) => share - (curve.shares[at - 1] ?? 0));
      return `(${steps.map((step, at) => `(${step})*${clamp(`(${passed}-${at})`)}`).join('+')})`;
    }
    case 'pulse':
      return `(${clamp(passed)}-${clamp(`(${passed}-1)`)})`;
    case 'decay':
      return `EXP(LN(1-${curve.yearly})*(((${passed}-1)>0)*(${passed}-1))/12)`;
  }
}
