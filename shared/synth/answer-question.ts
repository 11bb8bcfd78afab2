import type { Share } from './attempt-truth.ts';
import { months, quarter, timeZone } from './synth-calendar.ts';

/** The part of a command's answer that holds the value. */
export type AnswerField =
  | 'value'
  | 'rate'
  | 'mix'
  | 'interaction'
  | 'change'
  | 'status'
  | 'credit'
  | 'complete'
  | 'amount'
  | 'partnerFigure';

/** One question about the demo world, its true answer, and the wrong answer that a careless method gives. */
export interface AnswerQuestion {
  readonly id: string;
  readonly question: string;
  readonly metric: string;
  readonly by?: string;
  /** Text of the filter language; empty = everything. */
  readonly filters: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Exact decimal text: ratios as 0..1 to 12 places, money in full; a word for a status; null = no data, which is not zero. */
  readonly value: string | null;
  readonly tolerance: number;
  readonly incidents: readonly string[];
  readonly explanation: string;
  readonly temptingWrong: { readonly value: string; readonly cause: string } | null;
  /** Words of the terminal but for the workbook. null: no single command gives it; it follows from the rows. */
  readonly command: readonly string[] | null;
  readonly field: AnswerField;
  /** The row of a split answer, or the window of a scorecard, that is meant. */
  readonly row?: Readonly<Record<string, string>>;
}

export interface Range {
  readonly from: string;
  readonly to: string;
}

export const wholeQuarter: Range = quarter;
export const monthRange = (month: number): Range => ({ from: months[month]!.from, to: months[month]!.to });
export const monthLabel = (month: number): string => months[month]!.label;

/** n / d as decimal text, rounded half-even at `places`. */
export function quotient(n: bigint, d: bigint, places = 12): string {
  const isNegative = n < 0n !== d < 0n && n !== 0n;
  const [top, bottom] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const scaled = top * 10n ** BigInt(places);
  let result = scaled / bottom;
  const twice = (scaled % bottom) * 2n;
  if (twice > bottom || (twice === bottom && result % 2n === 1n)) result += 1n;
  const digits = result.toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return isNegative ? `-${text}` : text;
}

/** Micro-units as decimal text with six places. */
export const microsText = (micros: bigint): string => quotient(micros, 1_000_000n, 6);

export const shareText = (share: Share): string => quotient(BigInt(share.numerator), BigInt(share.denominator));

interface QuestionParts
  extends Omit<
    AnswerQuestion,
    'timeZone' | 'from' | 'to' | 'tolerance' | 'field' | 'command' | 'temptingWrong' | 'numerator' | 'denominator' | 'incidents'
  > {
  readonly range: Range;
  readonly numerator?: string | null;
  readonly denominator?: string | null;
  readonly tolerance?: number;
  readonly field?: AnswerField;
  readonly command?: readonly string[] | null;
  readonly temptingWrong?: AnswerQuestion['temptingWrong'];
  readonly incidents?: readonly string[];
}

/**
 * A question with the usual parts filled in: the command is the query that its metric, split, filter and period describe. A tempting
 * value that happens to be right in this world is left out.
 */
export function question(parts: QuestionParts): AnswerQuestion {
  const {
    range,
    numerator = null,
    denominator = null,
    tolerance = 0,
    field = 'value',
    temptingWrong = null,
    incidents = [],
    ...rest
  } = parts;
  const command = parts.command === undefined ? queryCommand(parts.metric, parts.filters, range, parts.by) : parts.command;
  const isWrong = temptingWrong !== null && temptingWrong.value !== rest.value;
  return {
    ...rest,
    ...range,
    timeZone,
    numerator,
    denominator,
    tolerance,
    field,
    temptingWrong: isWrong ? temptingWrong : null,
    incidents,
    command,
  };
}

/** A question whose answer is a share of counts. */
export function shareQuestion(
  parts: Omit<QuestionParts, 'value' | 'numerator' | 'denominator'> & { readonly share: Share },
): AnswerQuestion {
  const { share, ...rest } = parts;
  return question({
    ...rest,
    numerator: String(share.numerator),
    denominator: String(share.denominator),
    value: shareText(share),
    tolerance: 1e-9,
  });
}

export function queryCommand(metric: string, filters: string, range: Range, by?: string): readonly string[] {
  return [
    'query',
    '--metric',
    metric,
    ...(by === undefined ? [] : ['--by', by]),
    ...(filters === '' ? [] : ['--where', filters]),
    '--from',
    range.from,
    '--to',
    range.to,
  ];
}
