import { parseAmount } from '../money/number-format.ts';
import type { Dialect } from './dialect.ts';
import { headerWords } from './name-likeness.ts';
import type { ColumnMapping } from './profile.ts';
import { type ColumnEvidence, columnEvidence } from './sniff-columns.ts';
import { sniffDateStyle } from './sniff-date-style.ts';

/** Header words for each column of a plain table, best first; compared without case, accents and punctuation. */
const words: readonly { readonly target: string; readonly words: readonly string[]; readonly fits: (column: ColumnEvidence) => boolean }[] =
  [
    {
      target: 'amount',
      words: [
        'amount',
        'amount total',
        'transaction amount',
        'total amount',
        'betrag',
        'montant',
        'importe',
        'importo',
        'bedrag',
        'kwota',
        'valor',
        'gross',
        'gross amount',
        'net amount',
        'umsatz',
        'total',
        'value',
      ],
      fits: (column) => column.isNumeric,
    },
    {
      target: 'fee',
      words: ['fee', 'fees', 'amount fee', 'transaction fee', 'commission', 'gebuhr', 'gebuehr', 'frais', 'comision'],
      fits: (column) => column.isNumeric || column.values.length === 0,
    },
    { target: 'balance', words: ['balance', 'running balance', 'kontostand', 'saldo', 'solde'], fits: (column) => column.isNumeric },
    {
      target: 'ccy',
      words: ['currency', 'currency code', 'currencycode', 'ccy', 'wahrung', 'waehrung', 'devise', 'moneda', 'valuta'],
      fits: (column) => column.isCurrency,
    },
    {
      target: 'ts_utc',
      words: [
        'datetime',
        'date time',
        'timestamp',
        'created at',
        'created',
        'created utc',
        'transaction date',
        'date',
        'booking date',
        'posting date',
        'buchungstag',
        'datum',
        'fecha',
        'data',
        'time',
      ],
      fits: (column) => column.isDate,
    },
    { target: 'type', words: ['type', 'transaction type', 'kind', 'category', 'art'], fits: (column) => !column.isDate },
    { target: 'status', words: ['status', 'state'], fits: (column) => !column.isDate },
    { target: 'reference', words: ['reference', 'transaction id', 'ordercode', 'order code', 'order id', 'id', 'ref'], fits: () => true },
    {
      target: 'description',
      words: [
        'description',
        'note',
        'memo',
        'remarque',
        'label',
        'buchungstext',
        'details',
        'narrative',
        'comment',
        'verwendungszweck',
        'libelle',
      ],
      fits: () => true,
    },
  ];

const typeWords = new Set(['sale', 'refund', 'payment', 'charge', 'payout', 'transfer', 'fee', 'chargeback', 'dispute', 'credit', 'debit']);

/** A first guess at what the columns of an unknown table mean, for a person to confirm; columns without a guess are kept as text. */
export function proposeMapping(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  hasHeader: boolean,
  marks: Pick<Dialect, 'decimal' | 'thousands'>,
): readonly ColumnMapping[] {
  const evidence = columnEvidence(rows, header.length);
  const targets = new Map<number, string>();
  const byName = hasHeader ? header.map(headerWords) : [];
  for (const { target, words: names, fits } of words) {
    const found = names
      .flatMap((word) => byName.flatMap((name, position) => (name === word ? [position] : [])))
      .find((position) => !targets.has(position) && evidence[position] !== undefined && fits(evidence[position]));
    if (found !== undefined) targets.set(found, target);
  }
  // The only column of days is when it happened, whatever it is called.
  const [dated, ...others] = evidence.filter((column) => column.isDate);
  if (dated !== undefined && others.length === 0 && !targets.has(dated.position)) targets.set(dated.position, 'ts_utc');
  if (!hasHeader) for (const [position, target] of byContent(evidence, marks)) targets.set(position, target);
  const hasTime = [...targets.values()].includes('ts_utc');
  const namedDay =
    hasTime || dated !== undefined ? undefined : evidence.find((column) => sniffDateStyle(column.values, 'none') === 'month_name');
  return header.map((source, position) =>
    position === namedDay?.position
      ? { source, target: 'ts_utc', dateStyle: 'month_name' }
      : { source, target: targets.get(position) ?? null },
  );
}

/** For files without a header: the first date, the only currency, the first money column, and a second one that is always a small part of it. */
function byContent(evidence: readonly ColumnEvidence[], marks: Pick<Dialect, 'decimal' | 'thousands'>): ReadonlyMap<number, string> {
  const targets = new Map<number, string>();
  const date = evidence.find((column) => column.isDate);
  if (date !== undefined) targets.set(date.position, 'ts_utc');
  const currencies = evidence.filter((column) => column.isCurrency);
  if (currencies.length === 1 && currencies[0] !== undefined) targets.set(currencies[0].position, 'ccy');
  const [amount, second, ...others] = evidence.filter((column) => column.isMoneyLike);
  if (amount !== undefined) targets.set(amount.position, 'amount');
  if (amount !== undefined && second !== undefined && others.length === 0 && isSmallPart(amount, second, marks))
    targets.set(second.position, 'fee');
  const type = evidence.find((column) => column.values.length > 0 && column.values.every((value) => typeWords.has(value.toLowerCase())));
  if (type !== undefined) targets.set(type.position, 'type');
  return targets;
}

function isSmallPart(whole: ColumnEvidence, part: ColumnEvidence, marks: Pick<Dialect, 'decimal' | 'thousands'>): boolean {
  const sizes = (column: ColumnEvidence) =>
    column.values.map((value) => {
      const micros = parseAmount(value, { ...marks, isLoose: true }) ?? 0n;
      return micros < 0n ? -micros : micros;
    });
  const wholes = sizes(whole);
  const parts = sizes(part);
  return wholes.length === parts.length && wholes.every((size, index) => (parts[index] ?? 0n) * 5n <= size);
}
