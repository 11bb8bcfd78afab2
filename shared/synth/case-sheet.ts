import type { demoCase } from './demo-case.ts';

type Plan = ReturnType<typeof demoCase>;

const csvField = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const columns = ['Name', 'Driver', 'Section', 'Unit', 'Currency', 'Value', 'Low', 'High', 'Distribution', 'Formula', 'Source'];

/** The drivers of a case that are given by hand, as a CSV table that a case imports: constants, formulas and series by month; what is measured is left out. */
export function caseSheet({ drivers, currency, startMonth }: Plan): string {
  const [year = 0, month = 1] = startMonth.split('-').map(Number);
  const months = Array.from({ length: Math.max(0, ...drivers.map((one) => (one.kind === 'series' ? one.values.length : 0))) }, (_, at) => {
    const of = year * 12 + month - 1 + at;
    return `${Math.floor(of / 12)}-${String((of % 12) + 1).padStart(2, '0')}`;
  });
  const rows = drivers.flatMap((one) => {
    if (one.kind === 'binding') return [];
    const isConstant = one.kind === 'constant';
    const face = [one.id, one.label, one.section, one.unit, one.unit === 'money' ? currency : ''];
    const range = isConstant ? [one.value, one.low ?? '', one.high ?? '', one.distribution?.kind ?? ''] : ['', '', '', ''];
    const said = one.kind === 'formula' ? [one.formula, ''] : ['', one.source];
    return [[...face, ...range, ...said, ...months.map((_, at) => (one.kind === 'series' ? (one.values[at] ?? '') : ''))]];
  });
  return [[...columns, ...months], ...rows].map((cells) => `${cells.map((cell) => csvField(String(cell))).join(',')}\n`).join('');
}
