import { decimalOf, microsOf } from '../money/micros.ts';
import { ageBuckets, type AgeBucket } from './age.ts';
import { type BreakType, breakTypes } from './break-type.ts';
import { type MatchRule, matchRules } from './match-rule.ts';
import type { Balance, EntryState, Exposure, LegFigures, SettlementFigures, SideFigures } from './result.ts';

/** Exact amounts by currency, in micro-units. */
export type Amounts = ReadonlyMap<string, bigint>;

/** Links of one rule that hold: how many, and what they cover on each side. */
export interface MatchedCount {
  readonly rule: MatchRule;
  readonly links: number;
  readonly leftItems: number;
  readonly rightItems: number;
  readonly tolerated: number;
}

/** Entries of the queue that share state, type and age. */
export interface EntryCount {
  readonly state: EntryState;
  readonly type: BreakType | null;
  readonly bucket: AgeBucket;
  readonly entries: number;
  readonly leftItems: number;
  readonly rightItems: number;
  readonly gross: Amounts;
  /** Left minus right. */
  readonly net: Amounts;
}

/** What the rows say of one leg of one partner. */
export interface LegCounts {
  readonly matched: readonly MatchedCount[];
  readonly entries: readonly EntryCount[];
  /** All amounts of a side, whatever became of them. */
  readonly left: Amounts;
  readonly right: Amounts;
  readonly settlement: SettlementFigures | null;
}

/** Micro-units of exact decimal text. */
export function exactMicros(text: string): bigint {
  const micros = microsOf(text);
  if (micros === null) throw new Error('Not an amount');
  return micros;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function addAmounts(all: readonly Amounts[]): Amounts {
  const sum = new Map<string, bigint>();
  for (const amounts of all) for (const [currency, micros] of amounts) sum.set(currency, (sum.get(currency) ?? 0n) + micros);
  return sum;
}

function exposureOf(entries: readonly EntryCount[]): Exposure[] {
  const net = addAmounts(entries.map((entry) => entry.net));
  return [...addAmounts(entries.map((entry) => entry.gross))]
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([currency, gross]) => ({ currency, gross: decimalOf(gross), net: decimalOf(net.get(currency) ?? 0n) }));
}

function sideFigures({ matched, entries }: LegCounts, side: 'leftItems' | 'rightItems'): SideFigures {
  const inState = (state: EntryState) => total(entries.filter((entry) => entry.state === state).map((entry) => entry[side]));
  const figures = {
    matched: total(matched.map((match) => match[side])),
    accepted: inState('accepted'),
    suggested: inState('suggested'),
    inBreaks: inState('open'),
    writtenOff: inState('written_off'),
    timing: inState('timing'),
  };
  return { items: total(Object.values(figures)), ...figures };
}

function balancesOf({ entries, left, right }: LegCounts): Balance[] {
  const netOf = (state: EntryState) => addAmounts(entries.filter((entry) => entry.state === state).map((entry) => entry.net));
  const [tolerated, timing, writtenOff, open] = [netOf('tolerated'), netOf('timing'), netOf('written_off'), netOf('open')];
  return [...new Set([...left.keys(), ...right.keys()])].sort().map((currency) => ({
    currency,
    left: decimalOf(left.get(currency) ?? 0n),
    right: decimalOf(right.get(currency) ?? 0n),
    difference: decimalOf((left.get(currency) ?? 0n) - (right.get(currency) ?? 0n)),
    tolerated: decimalOf(tolerated.get(currency) ?? 0n),
    timing: decimalOf(timing.get(currency) ?? 0n),
    writtenOff: decimalOf(writtenOff.get(currency) ?? 0n),
    unreconciled: decimalOf(open.get(currency) ?? 0n),
  }));
}

function matchesOf(matched: readonly MatchedCount[]): LegFigures['matches'] {
  const rules = Object.keys(matchRules) as MatchRule[];
  return rules.flatMap((rule) => {
    const own = matched.filter((match) => match.rule === rule);
    if (own.length === 0) return [];
    const sum = (field: 'links' | 'leftItems' | 'rightItems' | 'tolerated') => total(own.map((match) => match[field]));
    return [
      {
        pass: matchRules[rule].pass,
        rule,
        links: sum('links'),
        leftItems: sum('leftItems'),
        rightItems: sum('rightItems'),
        tolerated: sum('tolerated'),
      },
    ];
  });
}

/** The figures of a leg, of one partner or of several together: counts are added up, rates divided once. */
export function legFigures(counts: LegCounts): LegFigures {
  const open = counts.entries.filter(({ state }) => state === 'open');
  const [left, right] = [sideFigures(counts, 'leftItems'), sideFigures(counts, 'rightItems')];
  const entriesIn = (state: EntryState) => total(counts.entries.filter((entry) => entry.state === state).map(({ entries }) => entries));
  const group = <T>(of: readonly EntryCount[], name: T) => ({
    ...name,
    count: total(of.map(({ entries }) => entries)),
    exposure: exposureOf(of),
  });
  return {
    left,
    right,
    matchRate: { numerator: left.matched + right.matched, denominator: left.items + right.items - left.timing - right.timing },
    matches: matchesOf(counts.matched),
    breaks: breakTypes.flatMap((type) => {
      const own = open.filter((entry) => entry.type === type);
      return own.length === 0 ? [] : [group(own, { type })];
    }),
    ages: ageBuckets.map(({ id }) =>
      group(
        open.filter(({ bucket }) => bucket === id),
        { bucket: id },
      ),
    ),
    balances: balancesOf(counts),
    suggestions: entriesIn('suggested'),
    waiting: entriesIn('timing'),
    settlement: counts.settlement,
  };
}

/** Counts of several partners as one. */
export function addCounts(all: readonly LegCounts[], settlement: SettlementFigures | null): LegCounts {
  return {
    matched: all.flatMap(({ matched }) => matched),
    entries: all.flatMap(({ entries }) => entries),
    left: addAmounts(all.map(({ left }) => left)),
    right: addAmounts(all.map(({ right }) => right)),
    settlement,
  };
}
