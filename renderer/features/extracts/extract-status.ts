import type { ExtractSummary, Receipt } from '../../../shared/extract/receipt.ts';
import { gapDays } from '../../../shared/extract/gap-days.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { addDays, formatDay } from '../../../shared/calendar/day.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import { decimalOf } from '../../../shared/money/micros.ts';
import type { Tone } from '../../ui/feedback/status-chip.tsx';
import { statedText } from '../../ui/number/format-value.ts';

export interface ExtractStatus {
  readonly tone: Tone;
  readonly text: string;
  readonly title: string;
}

/** Whether every line of the file is accounted for. */
export function closes({ lines }: Receipt): boolean {
  return lines.physical === lines.header + lines.preamble + lines.blank + lines.trailer + lines.loaded + lines.quarantined;
}

/** Whether loaded and set aside add up to what was read independently, for every amount. */
export function amountsClose(receipt: Receipt): boolean {
  return receipt.amounts.every((amount) => micros(amount.loaded) + micros(amount.quarantined) === micros(amount.independent));
}

/** Exact decimal text as micro-units. */
export function micros(exact: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(exact);
  if (match === null) return 0n;
  const [, sign, whole = '0', fraction = ''] = match;
  const size = BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  return sign === '-' ? -size : size;
}

export function difference(stated: string, computed: string): string {
  const digits = [stated, computed].reduce((longest, text) =>
    (text.split('.')[1]?.length ?? 0) > (longest.split('.')[1]?.length ?? 0) ? text : longest,
  );
  return statedText(decimalOf(micros(computed) - micros(stated)), digits);
}

/** What an auditor asks first, in a word. */
export function extractStatus({ state, receipt }: ExtractSummary, holidays?: ReadonlySet<string>): ExtractStatus {
  if (state === 'undone') return { tone: 'info', text: 'undone', title: 'Its rows do not count; restore it to count them again' };
  if (state === 'superseded') return { tone: 'info', text: 'replaced', title: 'A newer delivery counts instead' };
  const failed = receipt.controls.find((control) => !control.ok);
  if (failed !== undefined)
    return {
      tone: 'bad',
      text: `control fails ${difference(failed.stated, failed.computed)}`,
      title: `${failed.name}: stated ${failed.stated}, found ${failed.computed}`,
    };
  if (!closes(receipt) || !amountsClose(receipt))
    return { tone: 'bad', text: 'does not close', title: 'Some lines or amounts are not accounted for' };
  const gaps = gapDays(receipt, holidays);
  const [missing] = gaps;
  if (missing !== undefined) {
    const more = gaps.length - 1;
    const day = periodLabel({ from: missing, to: addDays(missing, 1) }).replace(/, \d{4}$/, '');
    return { tone: 'warn', text: more === 0 ? `${day} missing` : `${more + 1} days missing`, title: gaps.join(', ') };
  }
  if (receipt.rows.loaded === 0) return { tone: 'info', text: 'no rows', title: 'The file is whole and holds no rows' };
  return { tone: 'good', text: 'closes', title: 'Every line and every amount is accounted for' };
}

/** The day of an instant in the workbook's zone; a bare day is itself. */
function dayOf(instant: string, timeZone: string): string {
  return instant.length === 10 ? instant : formatDay(localDay(timeZone, Date.parse(instant)));
}

/** First and last day in the file with their year, in the workbook's time zone. */
export function covers({ firstInstant, lastInstant }: Receipt, timeZone: string): string {
  if (firstInstant === null || lastInstant === null) return '–';
  const last = dayOf(lastInstant, timeZone);
  return periodLabel({ from: dayOf(firstInstant, timeZone), to: addDays(last, 1) });
}

const parting: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space' };

/** How the file was read, in a few words: its encoding and what parts its fields, or the sheet or list that was taken. */
export function readingWords({ dialect, container, form }: Receipt): string {
  const packed = container === 'gzip' || container === 'zip' ? [container] : [];
  const table = form?.table;
  if (table?.kind === 'xlsx') return [...packed, `Excel, sheet ${table.sheet}`].join(', ');
  if (table?.kind === 'json') return [...packed, table.path === '' ? 'JSON' : `JSON, list ${table.path}`].join(', ');
  if (dialect === null || table?.kind === 'parquet') return [...packed, 'Parquet'].join(', ');
  const by = dialect.cuts === undefined ? (parting[dialect.delimiter] ?? dialect.delimiter) : 'fixed width';
  return [...packed, dialect.encoding.toUpperCase(), ...(by === '' ? [] : [by])].join(', ');
}

export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size.toFixed(size < 10 ? 1 : 0)} ${unit}`;
}

/** A layout as a list names it: what tells it from others first. */
export function layoutName(label: string): string {
  const [, first = '', rest = ''] = /^Paybench template: (.)(.*)$/.exec(label) ?? [];
  return first === '' ? label : `${first.toUpperCase()}${rest} (template)`;
}
