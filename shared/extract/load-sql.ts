import { factTable } from '../domain/tables.ts';
import { foreignMarkSql } from '../money/currency-mark.ts';
import { wholeDigits } from '../money/micros.ts';
import { oneOfSql } from '../query/one-of-sql.ts';
import { quoteName, quoteText } from '../query/sql-text.ts';
import { noAmountWords, noCurrency } from './amount-rule.ts';
import {
  booleanSql,
  currencySql,
  daySql,
  exponentSql,
  instantSql,
  integerSql,
  majorAmountSql,
  minorAmountSql,
  numberSql,
  stampFaultSql,
  wordMapSql,
} from './cast-sql.ts';
import type { Proof } from './column-proof.ts';
import type { ColumnRule, SignCode } from './column-rule.ts';
import { amountFaultSql } from './rare-cast-sql.ts';
import { columnPosition, type LoadPlan } from './load-plan.ts';

const sourceName = (column: number) => `c${column}`;

/** A check of a value that is NULL where the source has text that does not fit, which the row's fault then names. */
interface Checked {
  /** True where the source had something and the value is NULL. */
  readonly isFault: string;
  /** SQL of the words that name column and reason. */
  readonly reason: string;
}

/** Copies of the records that hold a value in no strict form, and the columns that hold one in some of them. */
export interface OddRecords {
  readonly path: string;
  readonly columns: readonly number[];
}

/** Clean records in staging, a part of their file. */
export interface SegmentOfRecords {
  readonly path: string;
  /** Columns that the reader saw to be in a strict form, in all records but the odd ones. */
  readonly proofs: ReadonlyMap<number, Proof>;
  readonly odd: OddRecords | null;
}

/**
 * The one statement that turns a segment of clean records into fact rows, in their order. What odd records hold is worked out for
 * them alone and taken from there: the many are cast without a question.
 */
export function loadSql(plan: LoadPlan, { path, proofs, odd }: SegmentOfRecords, extractId: number): string {
  const layers = compileLayers(plan, proofs);
  const ordinary = odd === null ? { layers, source: `SELECT * FROM ${readSegment(path)}` } : besideOdd(plan, layers, { path, proofs, odd });
  const targets = factTable(plan.table)
    .columns.filter((column) => plan.rules[column.name] !== undefined)
    .map((column) => column.name);
  const names = ['extract_id', 'line_no', 'row_no', 'fault', ...targets, ...plan.extras.map((extra) => extra.name)];
  const values = [
    `${extractId}`,
    'line_no',
    'row_no',
    ordinary.layers.fault,
    ...targets.map((target) => layers.final.get(target) ?? 'NULL'),
    ...plan.extras.map((extra) => sourceName(extra.column)),
  ];
  return (
    `INSERT INTO ${quoteName(plan.table)} (${names.map(quoteName).join(', ')}) ` +
    `WITH source AS (${ordinary.source}) SELECT ${values.join(', ')} FROM ${layered(ordinary.layers, 'source')}`
  );
}

const readSegment = (path: string) => `read_parquet(${quoteText(path)})`;

/** Each layer sees the one below it, so that nothing is computed twice. */
function layered({ currencies, exponents, values }: Layers, source: string): string {
  return [currencies, exponents, values].reduce(
    (below, columns) =>
      columns.size === 0 ? below : `(SELECT *, ${[...columns].map(([name, sql]) => `${sql} AS ${name}`).join(', ')} FROM ${below})`,
    source,
  );
}

/** The layers with what odd records hold taken from their copies: a scalar subquery keeps the order of the rows, a join does not. */
function besideOdd(plan: LoadPlan, layers: Layers, { path, proofs, odd }: SegmentOfRecords & { readonly odd: OddRecords }) {
  const asked = compileLayers(plan, new Map([...proofs].filter(([column]) => !odd.columns.includes(column))));
  const taken = new Set<string>();
  const take = (columns: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>) =>
    new Map(
      [...columns].map(([name, sql]) => {
        if (sql === others.get(name)) return [name, sql];
        taken.add(name);
        return [name, `CASE WHEN odd IS NULL THEN ${sql} ELSE odd.${name} END`];
      }),
    );
  const mixed: Layers = {
    ...layers,
    currencies: take(layers.currencies, asked.currencies),
    exponents: take(layers.exponents, asked.exponents),
    values: take(layers.values, asked.values),
    fault: `CASE WHEN odd IS NULL THEN ${layers.fault} ELSE odd.fault END`,
  };
  const fields = ['fault', ...taken].map((name) => `${name} := ${name === 'fault' ? asked.fault : name}`).join(', ');
  const copies = `SELECT row_no, struct_pack(${fields}) AS odd FROM ${layered(asked, readSegment(odd.path))}`;
  return {
    layers: mixed,
    source: `SELECT *, (SELECT o.odd FROM (${copies}) o WHERE o.row_no = s.row_no) AS odd FROM ${readSegment(path)} s`,
  };
}

/** Columns by name, with the SQL of each. */
interface Layers {
  readonly currencies: ReadonlyMap<string, string>;
  /** Digits of the minor unit, for amounts in minor units. */
  readonly exponents: ReadonlyMap<string, string>;
  /** Checked casts, and expressions over source columns. */
  readonly values: ReadonlyMap<string, string>;
  /** Names every column at fault; NULL on a clean row. */
  readonly fault: string;
  readonly final: ReadonlyMap<string, string>;
}

function compileLayers(plan: LoadPlan, proofs: ReadonlyMap<number, Proof>): Layers {
  const currencies = new Map<string, string>();
  const exponents = new Map<string, string>();
  const values = new Map<string, string>();
  const checked: Checked[] = [];
  const final = new Map<string, string>();
  const position = (name: string) => columnPosition(plan.header, name);
  const proofOf = (name: string) => proofs.get(position(name));
  const source = (name: string) => (position(name) < 0 ? 'NULL' : sourceName(position(name)));

  const check = (target: string, from: string, sql: string, reason: string, why: string | null = null) => {
    values.set(`v_${target}`, sql);
    checked.push({
      isFault: `(v_${target} IS NULL AND ${source(from)} IS NOT NULL)`,
      reason: why === null ? quoteText(`${from}: ${reason}`) : `concat(${quoteText(`${from}: ${reason}`)}, ${why})`,
    });
    final.set(target, `v_${target}`);
  };

  const amount = (target: string, rule: Extract<ColumnRule, { kind: 'amount' }>) => {
    const parts = [...rule.plus.map((name) => ({ name, sign: '' })), ...rule.minus.map((name) => ({ name, sign: '-' }))].filter(
      (part) => position(part.name) >= 0,
    );
    if (parts.length === 0) return;
    const exponent = rule.unit === 'minor' ? exponentOf(rule) : '';
    for (const part of parts) {
      const text = source(part.name);
      const name = `t_${position(part.name)}`;
      if (values.has(name)) continue;
      const proof = proofOf(part.name);
      const hasSides = rule.format.isLoose && part.sign === '' && rule.sign === undefined;
      const sql =
        rule.unit === 'minor'
          ? minorAmountSql(text, exponent, proof, rule.format, hasSides)
          : majorAmountSql(text, rule.format, proof, hasSides);
      const foreign = proof === 'amount' ? null : foreignMark(text, rule);
      values.set(name, foreign === null ? sql : `CASE WHEN ${foreign} THEN NULL ELSE ${sql} END`);
      const isBlank = blankSql(text, rule);
      const isFault = `${name} IS NULL AND ${text} IS NOT NULL`;
      checked.push({
        isFault:
          proof === 'amount'
            ? `(${isFault})`
            : `CASE WHEN ${isFault} THEN NOT ${isBlank}${foreign === null ? '' : ` AND (${foreign}) IS NOT TRUE`} ELSE FALSE END`,
        // A plain number is none only where it is too large.
        reason:
          proof === 'amount'
            ? quoteText(`${part.name}: not an amount: it has too many digits, or the minor unit of its currency is not known`)
            : `concat(${quoteText(`${part.name}: not an amount`)}, ${amountFaultSql(text, { format: rule.format, unit: rule.unit, hasSides })})`,
      });
      if (foreign !== null) checked.push({ isFault: `(${foreign})`, reason: quoteText(`${part.name}: written in another currency`) });
    }
    const [only] = parts;
    if (rule.sign !== undefined) {
      signed(target, parts, rule.sign);
      return;
    }
    if (parts.length === 1 && only !== undefined) {
      final.set(target, `${only.sign}t_${position(only.name)}`);
      return;
    }
    const isBroken = parts
      .map(({ name }) => `(t_${position(name)} IS NULL AND ${source(name)} IS NOT NULL AND NOT ${blankSql(source(name), rule)})`)
      .join(' OR ');
    const isEmpty = parts.map((part) => `t_${position(part.name)} IS NULL`).join(' AND ');
    // One digit more than an amount has, and the sum of some of them would end the statement.
    const sum = `0::DECIMAL(38,6) ${parts.map((part) => `${part.sign === '-' ? '-' : '+'} coalesce(t_${position(part.name)}, 0)`).join(' ')}`;
    final.set(target, `CASE WHEN ${isEmpty} THEN NULL WHEN ${isBroken} THEN NULL ELSE TRY_CAST(${sum} AS DECIMAL(18,6)) END`);
    const names = parts.map((part) => part.name).join(' and ');
    checked.push({
      isFault: `(abs(${sum}) >= 1e${wholeDigits}::DECIMAL(38,6))`,
      reason: quoteText(`${names}: together an amount of more than twelve digits before its decimals`),
    });
  };

  /** Whether a text says that there is no amount, which is no fault. */
  const blankSql = (text: string, { format }: Extract<ColumnRule, { kind: 'amount' }>): string =>
    oneOfSql(`trim(${text})`, ['', ...(format.isLoose ? noAmountWords : [])]);

  /** Where people write amounts, whether one is marked as another currency than its row's; null where there is nothing to ask. */
  const foreignMark = (text: string, { unit, format, currency, fixedCurrency }: Extract<ColumnRule, { kind: 'amount' }>): string | null => {
    if (unit === 'minor' || !format.isLoose) return null;
    const column = currency === null ? -1 : position(currency);
    if (column >= 0) return foreignMarkSql(text, `nullif(${currencyOf(column)}, ${quoteText(noCurrency)})`);
    return typeof fixedCurrency === 'string' ? foreignMarkSql(text, quoteText(fixedCurrency)) : null;
  };

  /** One amount whose sign a word beside it gives. */
  const signed = (target: string, parts: readonly { readonly name: string; readonly sign: string }[], sign: SignCode) => {
    const [only, ...others] = parts;
    if (only === undefined || others.length > 0) throw new Error(`${target} has one amount and a word for its sign`);
    const amount = `t_${position(only.name)}`;
    const word = `trim(${source(sign.column)})`;
    const isOneOf = (words: readonly string[]) =>
      oneOfSql(
        word,
        words.map((text) => text.trim()),
      );
    const isKnown = `CASE WHEN ${isOneOf(sign.positive)} THEN 1 WHEN ${isOneOf(sign.negative)} THEN -1 END`;
    const name = `s_${position(only.name)}_${position(sign.column)}`;
    values.set(name, isKnown);
    checked.push({
      isFault: `(${amount} IS NOT NULL AND ${name} IS NULL)`,
      reason: quoteText(`${sign.column}: not a known word for the sign`),
    });
    if (sign.overrules === true) {
      final.set(target, `TRY_CAST(abs(${amount}) * ${name} AS DECIMAL(18,6))`);
      return;
    }
    checked.push({ isFault: `(${amount} < 0)`, reason: quoteText(`${only.name}: has a sign of its own`) });
    final.set(target, `CASE WHEN ${amount} >= 0 THEN TRY_CAST(${amount} * ${name} AS DECIMAL(18,6)) END`);
  };

  const currencyOf = (column: number): string => {
    const key = `k_${column}`;
    currencies.set(key, currencySql(sourceName(column), proofs.get(column)));
    return key;
  };

  const exponentOf = (rule: Extract<ColumnRule, { kind: 'amount' }>): string => {
    const column = rule.currency === null ? -1 : position(rule.currency);
    const key = column < 0 ? 'e_fixed' : `e_${column}`;
    exponents.set(key, exponentSql(column < 0 ? quoteText(rule.fixedCurrency ?? '') : currencyOf(column)));
    return key;
  };

  const instant = (target: string, rule: Extract<ColumnRule, { kind: 'instant' }>) => {
    const { from, zone, order } = rule;
    const isBeside = zone.kind === 'abbreviation' || zone.kind === 'offset-column';
    const clock = rule.clock === undefined ? 'NULL' : source(rule.clock);
    const text =
      clock === 'NULL' ? source(from) : `(CASE WHEN ${clock} IS NULL THEN ${source(from)} ELSE concat(${source(from)}, ' ', ${clock}) END)`;
    const proof = clock === 'NULL' ? proofOf(from) : undefined;
    const sql = instantSql(text, zone, isBeside ? source(zone.column) : '', order, proof);
    const isProved = proof === 'offset-stamp' || proof === 'wall-stamp';
    const why = isBeside
      ? null
      : isProved
        ? quoteText(': no calendar or clock shows it')
        : stampFaultSql(text, order ?? 'ymd', zone.kind === 'offset');
    check(target, from, sql, isBeside ? 'not a time, or its zone is not known' : 'not a time', why);
  };

  const compile = (target: string, rule: ColumnRule) => {
    if ('from' in rule && position(rule.from) < 0) return;
    switch (rule.kind) {
      case 'text':
        final.set(target, source(rule.from));
        return;
      case 'constant':
        final.set(target, rule.value === null ? 'NULL' : quoteText(rule.value));
        return;
      case 'amount':
        amount(target, rule);
        return;
      case 'currency':
        check(target, rule.from, currencyOf(position(rule.from)), 'not a currency code');
        return;
      case 'instant':
        instant(target, rule);
        return;
      case 'day':
        check(target, rule.from, daySql(source(rule.from), rule.order), 'not a day', stampFaultSql(source(rule.from), rule.order, false));
        return;
      case 'integer':
        check(target, rule.from, integerSql(source(rule.from), proofOf(rule.from), rule.format), 'not a whole number');
        return;
      case 'number':
        check(target, rule.from, numberSql(source(rule.from), proofOf(rule.from), rule.format), 'not a number');
        return;
      case 'boolean':
        check(target, rule.from, booleanSql(source(rule.from)), 'neither yes nor no');
        return;
      case 'words':
        check(target, rule.from, wordMapSql(source(rule.from), rule.words), 'not a known word');
        return;
      case 'expression':
        expression(target, rule);
    }
  };

  const expression = (target: string, rule: Extract<ColumnRule, { kind: 'expression' }>) => {
    let usesValues = false;
    const sql = rule.sql(source, (name) => {
      usesValues = true;
      return `(${final.get(name) ?? 'NULL'})`;
    });
    if (usesValues) {
      final.set(target, sql);
      return;
    }
    values.set(`v_${target}`, sql);
    final.set(target, `v_${target}`);
  };

  for (const [target, rule] of Object.entries(plan.rules)) compile(target, rule);
  return { currencies, exponents, values, fault: faultSql(checked), final };
}

/** Names every column at fault; NULL on a clean row, which costs one look at each value. */
function faultSql(checked: readonly Checked[]): string {
  if (checked.length === 0) return 'NULL';
  const words = checked.map((entry) => `CASE WHEN ${entry.isFault} THEN ${entry.reason} END`);
  return `CASE WHEN ${checked.map((entry) => entry.isFault).join(' OR ')} THEN concat_ws('; ', ${words.join(', ')}) END`;
}
