import { fail } from '../../shared/errors/fail.ts';
import type { Dialect } from '../../shared/extract/dialect.ts';
import { listOf, type ParsedArgs } from './parse-args.ts';

/** Flags that say how a text is written and where in it the table lies; what is not said is found. */
export const dialectValues = [
  'encoding',
  'delimiter',
  'quote',
  'escape',
  'line-end',
  'header-rows',
  'columns',
  'column-starts',
  'preamble-lines',
  'last-line',
  'trailer-lines',
  'decimal',
  'date-order',
] as const;

/** Characters that a terminal would rather have by name. */
const delimiterNames: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  pipe: '|',
  space: ' ',
  'comma-space': ', ',
};
const quoteNames: Readonly<Record<string, string | null>> = { double: '"', single: "'", none: null };
const escapeNames: Readonly<Record<string, string | null>> = { backslash: '\\', none: null };
const lineEnds: Readonly<Record<string, Dialect['newline']>> = { lf: 'lf', crlf: 'crlf', cr: 'cr', mixed: 'mixed', any: 'any' };
const decimals: Readonly<Record<string, Dialect['decimal']>> = { point: '.', comma: ',' };
const dateOrders: Readonly<Record<string, Dialect['dateOrder']>> = { ymd: 'ymd', mdy: 'mdy', dmy: 'dmy' };

/** What the flags say; null where they say nothing. */
export function dialectOf(args: ParsedArgs): Partial<Dialect> | null {
  const given = (name: (typeof dialectValues)[number]) => args.value(name);
  const named = <T>(
    name: (typeof dialectValues)[number],
    names: Readonly<Record<string, T>>,
    other?: (text: string) => T,
  ): T | undefined => {
    const text = given(name);
    if (text === undefined) return undefined;
    const known = names[text];
    if (known !== undefined) return known;
    return other === undefined ? fail('USAGE', { problem: `--${name} is one of ${Object.keys(names).join(', ')}` }) : other(text);
  };
  const count = (name: (typeof dialectValues)[number]) => {
    const text = given(name);
    if (text !== undefined && !/^\d{1,9}$/.test(text)) fail('USAGE', { problem: `--${name} takes a number` });
    return text === undefined ? undefined : Number(text);
  };
  const same = (text: string) => text;
  const columns = given('columns') === undefined ? undefined : listOf(given('columns'));
  const starts = given('column-starts') === undefined ? undefined : listOf(given('column-starts')).map(Number);
  if (starts?.some((at) => !Number.isInteger(at)) === true)
    fail('USAGE', { problem: '--column-starts takes characters from 1, like 1,11,19' });
  const headerRows = count('header-rows');
  const escape = given('escape') === 'doubled' ? undefined : named('escape', escapeNames, same);
  const lastLine = given('last-line') === 'end' ? null : count('last-line');
  const told: Partial<Dialect> = {
    ...present('encoding', given('encoding')),
    ...present('delimiter', named('delimiter', delimiterNames, same)),
    ...present('quote', named('quote', quoteNames, same)),
    ...present('escape', escape),
    ...present('newline', named('line-end', lineEnds)),
    ...(headerRows === undefined ? {} : { headerRows, hasHeader: headerRows > 0 }),
    ...present('columns', columns),
    ...(starts === undefined ? {} : { cuts: starts, delimiter: ',' }),
    ...present('preambleLines', count('preamble-lines')),
    ...present('lastLine', lastLine),
    ...present('trailerLines', count('trailer-lines')),
    ...present('decimal', named('decimal', decimals)),
    ...present('dateOrder', named('date-order', dateOrders)),
  };
  return Object.keys(told).length === 0 ? null : told;
}

function present<K extends keyof Dialect>(key: K, value: Dialect[K] | undefined): Partial<Dialect> {
  return value === undefined ? {} : { [key]: value };
}
