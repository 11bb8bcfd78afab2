import { addDays, dayNumber, parseDay } from '../calendar/day.ts';
import { periodLabel } from '../calendar/period.ts';
import { decimalFraction, type Fraction, fraction, fractionNumber, multiplyFractions } from '../money/fraction.ts';
import { type ClauseUnit, unitScale } from './clause-unit.ts';
import type { Commitment } from './commitment.ts';
import type { FigurePair, ReportedVersion } from './commitment-result.ts';
import { type Evaluation, evaluation, notInForce, notMeasurable } from './evaluation.ts';
import { type ClauseMetric, comparedValue, differenceOf, type Levels, meetsTarget } from './verdict.ts';
import type { ClauseWindow } from './windows.ts';
import { againstText, countText, plural, sentenceFrom, sentenceOf, valueAgainst } from './wording.ts';

/** A figure as a partner reports it about itself; exact decimal text, days as YYYY-MM-DD, `through` inclusive. */
export interface ReportedFigureRow {
  readonly from: string;
  readonly through: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly version: number;
  readonly receivedAt: string | null;
  readonly document: string | null;
  readonly page: string | null;
  /** What it is about beyond the partner: a merchant account, a network, a product; empty or left out = all. */
  readonly about?: string;
  /** Its file was taken back for a later one: shown as an earlier version, never judged. */
  readonly isSuperseded?: boolean;
}

/** How the words of a report become a clause's units. */
const reportedUnits: Readonly<Record<string, { readonly unit: ClauseUnit; readonly scale: Fraction }>> = {
  percent: { unit: 'ratio', scale: fraction(1n, 100n) },
  bps: { unit: 'bps', scale: fraction(1n) },
  count: { unit: 'count', scale: fraction(1n) },
  ms: { unit: 'milliseconds', scale: fraction(1n) },
  hours: { unit: 'hours', scale: fraction(1n) },
};

export function reportedUnit(rows: readonly ReportedFigureRow[]): ClauseUnit | null {
  return reportedUnits[rows.find(({ unit }) => unit !== null)?.unit ?? '']?.unit ?? null;
}

/** One window as it was reported: the newest version of each report in it, added up from N and D where there are several. */
export interface ReportedValue {
  readonly value: Fraction;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly sample: Fraction | null;
  readonly versions: readonly ReportedVersion[];
}

/**
 * The partner's figure for the days [from, to). One report must cover them, or several that lie end to end and state N and D: percentages
 * of months are never averaged. A text says why there is none.
 */
export function reportedFor(rows: readonly ReportedFigureRow[], from: string, to: string, unit: ClauseUnit): ReportedValue | string {
  const within = rows.filter((row) => row.from >= from && row.through < to);
  // A figure for all goes before its parts; parts alone are not the whole, and which is meant is not for us to guess.
  const told = [...new Set(within.filter((row) => row.isSuperseded !== true).map(({ about = '' }) => about))];
  const [about, ...others] = told.includes('') ? [''] : told;
  if (others.length > 0) return `the partner reports it for ${told.slice(0, 3).join(', ')} apart; name the one that the clause is about`;
  const inside = within.filter((row) => (row.about ?? '') === (about ?? ''));
  const periods = [...new Set(inside.filter((row) => row.isSuperseded !== true).map((row) => `${row.from}|${row.through}`))].sort();
  if (periods.length === 0) return 'the partner has not reported it';
  const newest = periods.map(
    (key) =>
      inside
        .filter((row) => `${row.from}|${row.through}` === key)
        .toSorted(
          (a, b) =>
            Number(a.isSuperseded ?? false) - Number(b.isSuperseded ?? false) ||
            b.version - a.version ||
            ((a.receivedAt ?? '') < (b.receivedAt ?? '') ? 1 : -1),
        ) as [ReportedFigureRow, ...ReportedFigureRow[]],
  );
  const whole = newest.find(([row]) => row.from === from && nextDay(row.through) === to);
  if (whole !== undefined) return ofOneReport(whole, unit);
  let day = from;
  for (const [row] of newest) {
    if (row.from !== day) return 'its reports do not cover the whole window';
    day = nextDay(row.through);
  }
  if (day !== to) return 'its reports do not cover the whole window';
  return pooled(
    newest.map(([row]) => row),
    unit,
  );
}

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** N/D where a report states both, else its value. */
function valueOf(row: ReportedFigureRow, unit: ClauseUnit): Fraction | null {
  const { numerator, denominator, value } = row;
  if (numerator !== null && denominator !== null) {
    const [n, d] = [decimalFraction(numerator), decimalFraction(denominator)];
    return d.n === 0n ? null : fraction(n.n * d.d * unitScale(unit), n.d * d.n);
  }
  const known = reportedUnits[row.unit ?? ''];
  return value === null || known === undefined || known.unit !== unit ? null : multiplyFractions(decimalFraction(value), known.scale);
}

function ofOneReport(rows: readonly [ReportedFigureRow, ...ReportedFigureRow[]], unit: ClauseUnit): ReportedValue | string {
  const [row] = rows;
  const value = valueOf(row, unit);
  if (value === null) return 'the report states no value in the clause’s unit';
  return {
    value,
    numerator: row.numerator,
    denominator: row.denominator,
    sample: row.denominator === null ? null : decimalFraction(row.denominator),
    versions: rows.flatMap((one) => {
      const found = valueOf(one, unit);
      if (found === null) return [];
      return [
        {
          version: one.version,
          value: fractionNumber(found),
          receivedAt: one.receivedAt,
          document: one.document,
          page: one.page,
        },
      ];
    }),
  };
}

function pooled(rows: readonly ReportedFigureRow[], unit: ClauseUnit): ReportedValue | string {
  let [n, d] = [fraction(0n), fraction(0n)];
  for (const { numerator, denominator } of rows) {
    if (numerator === null || denominator === null) return 'its reports state percentages without counts, and percentages are not averaged';
    n = sum(n, decimalFraction(numerator));
    d = sum(d, decimalFraction(denominator));
  }
  if (d.n === 0n) return 'nothing was counted';
  return {
    value: fraction(n.n * d.d * unitScale(unit), n.d * d.n),
    numerator: plain(n),
    denominator: plain(d),
    sample: d,
    versions: [],
  };
}

const sum = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const plain = (value: Fraction): string => (value.n % value.d === 0n ? String(value.n / value.d) : String(fractionNumber(value)));

/** A clause whose figure of record is the partner's: evaluated as given, never recomputed. */
export function evaluateReported(
  commitment: Commitment,
  metric: ClauseMetric,
  window: ClauseWindow,
  rows: readonly ReportedFigureRow[],
  open: boolean,
): Evaluation {
  if (window.inForce === null) return notInForce(commitment, metric, window, open);
  const { terms } = window;
  const found = reportedFor(rows, window.inForceFrom, window.inForceTo, metric.unit);
  const due = commitment.reportWithinDays === null ? null : addDays(window.inForceTo, commitment.reportWithinDays - 1);
  if (typeof found === 'string')
    return notMeasurable(
      commitment,
      metric,
      window,
      open,
      due === null ? found : `${found}; the report is due by ${periodLabel({ from: due, to: addDays(due, 1) })}`,
      {
        attested: true,
      },
    );
  const { value, numerator, denominator, versions } = found;
  const isSmall = terms.minimumSample !== null && found.sample !== null && found.sample.n < BigInt(terms.minimumSample) * found.sample.d;
  const isKept = meetsTarget(value, terms, metric.unit);
  const status = open ? (isKept ? 'on_track' : 'at_risk') : isSmall ? 'insufficient_sample' : isKept ? 'met' : 'missed';
  return evaluation(commitment, metric, window, open, status, value, {
    attested: true,
    numerator,
    denominator,
    reported: versions,
    sentence: sentenceFrom(
      againstText(metric, value, terms),
      `as reported by ${commitment.partner}, not recomputed`,
      isSmall ? `the clause asks for at least ${countText(terms.minimumSample ?? 0)}` : '',
      versionsText(versions, terms, metric.unit),
      due === null ? '' : lateText(versions, due),
    ),
  });
}

/** "reported 4 days late": by the version that came first, against the day on which the report was due. */
function lateText(versions: readonly ReportedVersion[], due: string): string {
  const [first] = versions.flatMap(({ receivedAt }) => (receivedAt === null ? [] : [receivedAt.slice(0, 10)])).sort();
  if (first === undefined || parseDay(first) === null || first <= due) return '';
  return `reported ${plural(dayNumber(first) - dayNumber(due), 'day')} late`;
}

/** "version 2 of the report; version 1 said 99.98 %" */
function versionsText(versions: readonly ReportedVersion[], terms: Levels, unit: ClauseUnit): string {
  const [newest, ...earlier] = versions;
  if (newest === undefined || earlier.length === 0) return '';
  const text = (value: number) => valueAgainst(decimalFraction(value.toFixed(12)), terms.target, unit).value;
  return `version ${newest.version} of the report, ${earlier.map(({ version, value }) => `version ${version} said ${text(value)}`).join(', ')}`;
}

/** Our figure beside the partner's; the difference is said in words, and whether it decides. */
export function figurePair(
  own: Fraction | null,
  partner: Fraction | null,
  metric: ClauseMetric,
  terms: Levels,
  partnerName: string,
): FigurePair {
  const number = (value: Fraction | null): number | null => (value === null ? null : fractionNumber(value));
  if (own === null || partner === null) {
    const sentence = own === null ? 'Our own figure cannot be computed.' : `${partnerName} has not reported its own figure.`;
    return { own: number(own), partner: number(partner), difference: null, disagrees: false, sentence };
  }
  const disagrees = meetsTarget(own, terms, metric.unit) !== meetsTarget(partner, terms, metric.unit);
  const [ours, theirs] = [own, partner].map(
    (value) => valueAgainst(comparedValue(value, terms, metric.unit), terms.target, metric.unit).value,
  );
  const difference = differenceOf(partner, own);
  const same = difference === 0;
  return {
    own: number(own),
    partner: number(partner),
    difference,
    disagrees,
    sentence: sentenceOf(
      same
        ? `own measurement and ${partnerName}’s report agree at ${ours}`
        : `own ${ours}, ${partnerName} reports ${theirs}${disagrees ? ': one keeps the clause, the other does not' : ''}`,
    ),
  };
}
