import { parseDay } from '../calendar/day.ts';
import { factTable } from '../domain/tables.ts';
import type { IncomeTerm } from './income-term.ts';

/** What in an income term contradicts itself or its table, in a sentence without its full stop; null when it can be checked. */
export function incomeTermProblem(term: IncomeTerm): string | null {
  const { label, columns } = factTable(term.table);
  const typeOf = (name: string): string | undefined => columns.find((column) => column.name === name)?.type;
  const among = (name: string): string => `${label} have no column ${name}`;
  if (term.title.trim() === '') return 'it has no title';
  if (term.time !== null) {
    const type = typeOf(term.time);
    if (type === undefined) return among(term.time);
    if (type !== 'instant' && type !== 'day') return `${term.time} is no time to count months by`;
  }
  const amounts = [term.rate.kind === 'share' ? term.rate.column : null, term.paid.kind === 'column' ? term.paid.column : null];
  for (const name of amounts) {
    if (name === null) continue;
    const type = typeOf(name);
    if (type === undefined) return among(name);
    if (type !== 'money' && type !== 'integer' && type !== 'number') return `${name} is no amount`;
  }
  const noDay = [term.effectiveFrom, term.effectiveTo].find((day) => day !== null && parseDay(day) === null);
  if (noDay !== undefined) return `there is no day ${noDay}`;
  if (term.effectiveTo !== null && term.effectiveTo <= term.effectiveFrom) return 'it ends before it is in force';
  return null;
}
