import { previousPeriod, samePeriodLastYear } from '../../shared/calendar/period.ts';
import { fail } from '../../shared/errors/fail.ts';
import { parseFilter } from '../../shared/query/parse-filter.ts';
import { grainSchema } from '../../shared/query/slice-schema.ts';
import type { Period, SliceSpec } from '../../shared/query/slice.ts';
import { listOf, type ParsedArgs, topOf } from './parse-args.ts';
import { parsePeriod, periodOf } from './parse-period.ts';

/** What `query` is asked, as a slice. */
export function querySlice(args: ParsedArgs): SliceSpec {
  const metrics = listOf(args.required('metric'));
  if (metrics.length === 0) fail('USAGE', { problem: '--metric is empty' });
  const period = askedPeriod(args);
  const compare = comparedPeriod(args.value('compare'), period);
  const top = topOf(args);
  return {
    metrics,
    by: listOf(args.value('by')),
    grain: grainOf(args.value('grain')),
    period,
    where: args.value('where') === undefined ? { kind: 'all' } : parseFilter(args.required('where')),
    ...(compare === null ? {} : { compare }),
    ...(top === null ? {} : { top }),
  };
}

/** The coarser slices whose rows are the subtotals: by every beginning of the dimensions, over time also by none. */
export function subtotalSlices(asked: SliceSpec): readonly SliceSpec[] {
  const { by, metrics, grain, period, where, compare } = asked;
  const first = grain === null ? 1 : 0;
  const slice = { metrics, grain, period, where, ...(compare === undefined ? {} : { compare }) };
  return Array.from({ length: Math.max(0, by.length - first) }, (_, index) => ({ ...slice, by: by.slice(0, first + index) }));
}

function askedPeriod(args: ParsedArgs): Period | null {
  const text = args.value('period');
  if (text === undefined) return periodOf(args.value('from'), args.value('to'));
  if (args.value('from') !== undefined || args.value('to') !== undefined)
    fail('USAGE', { problem: '--period stands for --from and --to: give one or the other' });
  return parsePeriod(text);
}

function comparedPeriod(text: string | undefined, period: Period | null): Period | null {
  if (text === undefined) return null;
  if (text !== 'previous' && text !== 'year') return parsePeriod(text);
  if (period === null)
    return fail('USAGE', { problem: `--compare ${text} needs a period to go back from: add --period or --from and --to` });
  return text === 'previous' ? previousPeriod(period) : samePeriodLastYear(period);
}

function grainOf(text: string | undefined): SliceSpec['grain'] {
  if (text === undefined) return null;
  const parsed = grainSchema.safeParse(text);
  return parsed.success ? parsed.data : fail('USAGE', { problem: `--grain is one of ${grainSchema.options.join(', ')}` });
}
