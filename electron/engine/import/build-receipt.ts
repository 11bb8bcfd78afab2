import { factTable } from '../../../shared/domain/tables.ts';
import { maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import type { SourceForm } from '../../../shared/extract/containers/source-form.ts';
import { coveredTexts } from '../../../shared/extract/covered-texts.ts';
import { noCurrency } from '../../../shared/extract/amount-rule.ts';
import type { Interpretation } from '../../../shared/extract/interpret-sample.ts';
import type { LoadPlan } from '../../../shared/extract/load-plan.ts';
import { amountName } from '../../../shared/extract/receipt-checks.ts';
import type { AmountControl, CardColumn, Receipt, ReceiptWarning, StatedControl } from '../../../shared/extract/receipt.ts';
import { decimalOf, microsOf } from '../../../shared/money/micros.ts';
import type { Preparation } from './inspect-file.ts';
import type { NormaliseSummary, StreamSummary } from './normalise-request.ts';
import { type ReadBack, sumKey } from './read-back.ts';

/** The file as it lies on disk, which for Parquet is not what the reader read. */
export interface SourceFile {
  readonly file: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly modifiedMs: number;
  readonly container: Receipt['container'];
  readonly form: SourceForm;
}

/** One stream of rows: how it was to be loaded, what was read of it and what the database says. */
interface Stream {
  readonly plan: LoadPlan;
  readonly read: StreamSummary;
  readonly found: ReadBack;
}

export interface ReceiptParts {
  readonly source: SourceFile;
  readonly reading: Interpretation;
  readonly preparation: Preparation;
  readonly summary: NormaliseSummary;
  /** In the order of the plans. */
  readonly found: readonly ReadBack[];
  /** Rules of the layout, asked of the loaded rows. */
  readonly controls: readonly StatedControl[];
  readonly cardNumbers: 'truncate' | 'hash';
  readonly loadedAt: string;
  readonly elapsedMs: number;
}

const add = (left: string, right: string) => decimalOf((microsOf(left) ?? 0n) + (microsOf(right) ?? 0n));
const total = (streams: readonly Stream[], count: (found: ReadBack) => number) => streams.reduce((sum, { found }) => sum + count(found), 0);

/** A file that fills two tables names a column in both. */
const once = (names: readonly string[]): readonly string[] => [...new Set(names)];

/** The auditor's working paper: what was read, what was kept, and whether two independent sums agree. */
export function buildReceipt(parts: ReceiptParts): Receipt {
  const { source, reading, preparation, summary } = parts;
  const streams = streamsOf(parts);
  const main = streams.find(({ found }) => found.rows > 0) ?? streams[0];
  if (main === undefined) throw new Error('a file has at least one stream of rows');
  const filled = streams.filter(({ found }) => found.rows > 0);
  const amounts = filled.flatMap((stream) => amountControls(stream, filled.length > 1));
  const names = ({ plan }: Stream, columns: readonly number[]) => columns.map((column) => plan.header[column] ?? '');
  return {
    file: source.file,
    sourcePath: maskCardNumbers(source.path),
    bytes: source.bytes,
    sha256: source.sha256,
    sourceModifiedAt: new Date(source.modifiedMs).toISOString(),
    container: source.container,
    ...(source.form.table.kind === 'text' && source.form.member === null ? {} : { form: coveredTexts(source.form) }),
    format: preparation.formatId,
    formatVerified: preparation.isVerified,
    table: main.plan.table,
    ...(streams.length > 1 ? { tables: filled.map(({ plan, found }) => ({ table: plan.table, rows: found.rows })) } : {}),
    dialect: source.container === 'parquet' ? null : reading.dialect,
    lines: summary.lines,
    rows: {
      loaded: total(streams, ({ rows }) => rows),
      quarantined: summary.quarantined,
      faulty: total(streams, ({ faulty }) => faulty),
    },
    amounts,
    controls: [...summary.controls, ...parts.controls],
    firstInstant: edge(
      filled.flatMap(({ found }) => found.firstInstant ?? []),
      -1,
    ),
    lastInstant: edge(
      filled.flatMap(({ found }) => found.lastInstant ?? []),
      1,
    ),
    missingDays: main.found.missingDays,
    warnings: [...preparation.warnings, ...summary.notes, ...warningsOf(streams, summary, amounts, parts.cardNumbers)],
    guard: {
      pansMasked: summary.cardNumbersMasked,
      cardNumbers: parts.cardNumbers,
      columnsWithPans: once(
        streams.flatMap((stream) =>
          names(
            stream,
            stream.read.columnsMasked.map(({ column }) => column),
          ),
        ),
      ),
      cardColumns: streams.flatMap(cardColumns),
      personal: streams
        .flatMap(({ plan }) => plan.personal.map(({ column, kind, action }) => ({ column: plan.header[column] ?? '', kind, action })))
        .filter(({ column }, at, all) => all.findIndex((other) => other.column === column) === at),
      columnsDropped: once(streams.flatMap((stream) => names(stream, stream.plan.dropped))),
    },
    loadedAt: parts.loadedAt,
    elapsedMs: parts.elapsedMs,
  };
}

/** At nine rows in ten it is a column of card numbers; at one in ten no chance, since one random id in fifty has their shape. */
function cardColumns({ plan, read }: Stream): readonly CardColumn[] {
  return read.columnsMasked.map(({ column, rows }) => {
    const share = rows / Math.max(1, read.records);
    return { column: plan.header[column] ?? '', verdict: share >= 0.9 ? 'confirmed' : share >= 0.1 ? 'suspect' : 'scattered', rows };
  });
}

function streamsOf({ preparation, summary, found }: ReceiptParts): readonly Stream[] {
  return preparation.plans.map((plan, index) => {
    const [read, back] = [summary.streams[index], found[index]];
    if (read === undefined || back === undefined) throw new Error(`nothing is known of the stream ${plan.stream}`);
    return { plan, read, found: back };
  });
}

/** The earliest (-1) or latest (1) of instants in ISO form. */
function edge(instants: readonly string[], side: -1 | 1): string | null {
  const sorted = [...instants].sort();
  return (side < 0 ? sorted[0] : sorted.at(-1)) ?? null;
}

function amountControls({ plan, read, found }: Stream, isOneOfMany: boolean): readonly AmountControl[] {
  return plan.amounts.flatMap(({ target }) => {
    const independent = read.amounts.filter((sum) => sum.target === target);
    const currencies = new Set(independent.map((sum) => sum.currency));
    for (const key of found.sums.keys()) if (key.startsWith(`${target} `)) currencies.add(key.slice(target.length + 1));
    return [...currencies].sort().map((currency): AmountControl => {
      const sum = independent.find((entry) => entry.currency === currency);
      return {
        ...(isOneOfMany ? { table: plan.table } : {}),
        column: target,
        currency,
        loaded: found.sums.get(sumKey(target, currency)) ?? '0',
        quarantined: sum?.quarantined ?? '0',
        independent: add(sum?.good ?? '0', sum?.quarantined ?? '0'),
      };
    });
  });
}

/** Whether a column of the file states the currency of an amount, so that rows without one are out of the ordinary. */
const statesCurrency = (streams: readonly Stream[], target: string) =>
  streams.some(({ plan }) => plan.amounts.some((amount) => amount.target === target && 'column' in amount.currency));

const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;

function warningsOf(
  streams: readonly Stream[],
  summary: NormaliseSummary,
  amounts: readonly AmountControl[],
  cardNumbers: ReceiptParts['cardNumbers'],
): readonly ReceiptWarning[] {
  const warnings: ReceiptWarning[] = [];
  if (total(streams, ({ rows }) => rows) === 0)
    warnings.push({ code: 'NO_ROWS', message: 'The file is whole and holds no rows: nothing happened in its period, it says.' });
  const faulty = total(streams, (found) => found.faulty);
  const timeless = total(
    streams.filter(({ plan }) => plan.rules[factTable(plan.table).timeColumn] !== undefined),
    (found) => found.timeless,
  );
  const differing = amounts.filter((amount) => add(amount.loaded, amount.quarantined) !== amount.independent);
  if (differing.length > 0)
    warnings.push({
      code: 'AMOUNTS_DIFFER',
      message: `The sums of ${differing.map((amount) => `${amountName(amount)} (${amount.currency})`).join(', ')} in the workbook differ from those counted while reading.`,
    });
  if (summary.quarantined > 0)
    warnings.push({
      code: 'RECORDS_QUARANTINED',
      message: `${plural(summary.quarantined, 'record')} did not fit and ${summary.quarantined === 1 ? 'waits' : 'wait'} in quarantine; no total holds them.`,
    });
  if (faulty > 0)
    warnings.push({
      code: 'ROWS_WITH_FAULTS',
      message: `${plural(faulty, 'row')} ${faulty === 1 ? 'has' : 'have'} a value that could not be read; it is empty and its row says why.`,
    });
  if (timeless > 0)
    warnings.push({
      code: 'ROWS_WITHOUT_TIME',
      message: `${plural(timeless, 'row')} ${timeless === 1 ? 'has' : 'have'} no time; no period holds ${timeless === 1 ? 'it' : 'them'}.`,
    });
  const uncounted = amounts.filter(
    ({ column, currency, loaded }) => currency === noCurrency && loaded !== '0' && statesCurrency(streams, column),
  );
  if (uncounted.length > 0)
    warnings.push({
      code: 'AMOUNTS_WITHOUT_CURRENCY',
      message: `${uncounted.map((amount) => `${amountName(amount)} ${amount.loaded}`).join(', ')} stands on rows without a currency and is in no converted total.`,
    });
  if (summary.cardNumbersMasked > 0)
    warnings.push({
      code: 'CARD_NUMBERS_MASKED',
      message: `${plural(summary.cardNumbersMasked, 'card number')} ${summary.cardNumbersMasked === 1 ? 'was' : 'were'} ${cardNumbers === 'hash' ? 'replaced by a keyed code' : 'masked to the first six and last four digits'}.`,
    });
  for (const { plan, read } of streams)
    for (const { column, count } of read.cardShapedReferences)
      warnings.push({
        code: 'CARD_SHAPED_REFERENCES',
        message: `${plural(count, 'value')} of ${plan.header[column] ?? ''} ${count === 1 ? 'looks' : 'look'} like a card number and ${count === 1 ? 'was' : 'were'} kept: this layout holds references there.`,
      });
  for (const { plan, read } of streams)
    for (const { column, marked, bare } of read.sides)
      if (bare > 0)
        warnings.push({
          code: 'SIGN_NOT_ON_EVERY_AMOUNT',
          message: `${plural(marked, 'amount')} of ${plan.header[column] ?? ''} ${marked === 1 ? 'says' : 'say'} CR (to us, positive) or DR (from us, negative) and ${plural(bare, 'other')} ${bare === 1 ? 'says' : 'say'} nothing; those were read as positive. Check that with the partner.`,
        });
  // What a person left out may be stored; the guard says that it was not.
  const dropped = once(
    streams.flatMap(({ plan }) => {
      const chosen = plan.personal.filter(({ action }) => action === 'drop').map(({ column }) => column);
      return plan.dropped
        .filter((column) => !plan.leftOut.includes(column) && !chosen.includes(column))
        .map((column) => plan.header[column] ?? '');
    }),
  );
  if (dropped.length > 0)
    warnings.push({
      code: 'COLUMNS_DROPPED',
      message: `${dropped.join(', ')} must not be stored and ${dropped.length === 1 ? 'was' : 'were'} left out.`,
    });
  return warnings;
}
