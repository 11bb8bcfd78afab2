import { swiftAmount } from '../swift-amount.ts';

/** YYMMDD as ISO, whether or not there is such a day: years from 80 on are of the last century. */
export function swiftDay(text: string): string {
  const century = Number(text.slice(0, 2)) >= 80 ? '19' : '20';
  return `${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`;
}

/** A day without its year, in the year that brings it nearest to another. */
function nearest(monthDay: string, day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const apart = Number(monthDay.slice(0, 2)) - month;
  const own = apart > 6 ? year - 1 : apart < -6 ? year + 1 : year;
  return `${own}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
}

export interface Balance {
  readonly day: string;
  readonly currency: string;
  /** Signed machine text. */
  readonly amount: string;
}

/** Balance of :60:, :62:, :64: and :65:; null where it is none. */
export function balanceOf(text: string): Balance | null {
  const [, sign = '', day = '', currency = '', size = ''] = /^([CD])(\d{6})([A-Z]{3})(\S+)$/.exec(text.trim()) ?? [];
  const amount = swiftAmount(size);
  return amount === null ? null : { day: swiftDay(day), currency, amount: sign === 'D' ? `-${amount}` : amount };
}

export interface StatementLine {
  readonly valueDate: string;
  readonly bookingDate: string;
  readonly mark: 'C' | 'D' | 'RC' | 'RD' | 'EC' | 'ED';
  /** Unsigned machine text. */
  readonly amount: string;
  readonly type: string;
  readonly customerRef: string;
  readonly bankRef: string;
  /** What stands after our reference, set apart by spaces. */
  readonly supplement: string;
}

/** Words in place of a reference: there is none, or the text holds it. */
const elsewhere = new Set(['NONREF', 'EREF', 'PREF', 'MARF', 'EREF+', 'KREF+']);

/** The type must follow the amount: a letter among its digits would else end it early. */
const shape = /^(\d{6})(\d{4}| {4})?(R?[CD]|E[CD])([A-Z])?([\d,]+)([NSF][A-Z0-9 ]{3})(.*)$/;

/** An entry (:61:); null where it is none. A day that is on no calendar is kept as it stands. */
export function statementLine(text: string): StatementLine | null {
  const [, value = '', entry = '', mark = '', , size = '', type = '', references = ''] = shape.exec(text) ?? [];
  const amount = swiftAmount(size);
  if (amount === null) return null;
  const valueDate = swiftDay(value);
  const split = references.indexOf('//');
  const [own = '', ...overflow] = (split < 0 ? references : references.slice(0, split)).trim().split(/\s{2,}/);
  const reference = (part: string) => (elsewhere.has(part) ? '' : part);
  return {
    valueDate,
    // A bank leaves the booking day out where it is the value day.
    bookingDate: entry.trim() === '' ? valueDate : nearest(entry, valueDate),
    mark: mark as StatementLine['mark'],
    amount,
    type: type.trimEnd(),
    customerRef: reference(own),
    bankRef: split < 0 ? '' : reference(references.slice(split + 2).trim()),
    supplement: overflow.join(' '),
  };
}

export interface SumOfEntries {
  readonly count: string;
  readonly currency: string;
  readonly amount: string;
}

/** Count and sum of :90C: and :90D:; null where they are none. */
export function sumOfEntries(text: string): SumOfEntries | null {
  const [, count = '', currency = '', size = ''] = /^(\d{1,5})([A-Z]{3})(\S+)$/.exec(text.trim()) ?? [];
  const amount = swiftAmount(size);
  return amount === null ? null : { count: String(Number(count)), currency, amount };
}
