import type { LayoutSample, RecordCut } from '../extract-format.ts';
import { headerNames } from '../named-rows.ts';
import { splitRecord } from '../split-record.ts';

const recordTypes = new Set(['RH', 'FH', 'SH', 'CH', 'SB', 'SF', 'SC', 'RF', 'RC', 'FF']);

export interface PaypalNames {
  readonly names: readonly string[];
  readonly delimiter: string;
}

/** The column names of the first CH record of a PayPal report; null where the lines are of no such report. */
export function paypalNames({ lines }: LayoutSample): PaypalNames | null {
  const full = lines.filter((line) => line !== '');
  const line = full.find((text) => /^"?CH"?[,\t;|]/.test(text));
  if (line === undefined) return null;
  const delimiter = line.startsWith('"') ? (line[4] ?? ',') : (line[2] ?? ',');
  const isReport = full.slice(0, full.indexOf(line)).every((text) => recordTypes.has(splitRecord(text, delimiter)[0] ?? ''));
  return isReport ? { names: headerNames(splitRecord(line, delimiter).slice(1)), delimiter } : null;
}

/** How a PayPal report with these columns and without those is cut; null for another. */
export function paypalCut(sample: LayoutSample, required: readonly string[], without: readonly string[] = []): RecordCut | null {
  const found = paypalNames(sample);
  if (found === null || !required.every((name) => found.names.includes(name))) return null;
  if (without.some((name) => found.names.includes(name))) return null;
  return { kind: 'delimited', delimiter: found.delimiter, quote: '"' };
}
