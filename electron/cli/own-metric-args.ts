import { fail } from '../../shared/errors/fail.ts';
import { type OwnMetric, ownMetricSchema } from '../../shared/metrics/own-metric.ts';
import { listOf, type ParsedArgs } from './parse-args.ts';

/** The metric that `--add` and the flags beside it state. */
export function ownMetricOf(args: ParsedArgs): OwnMetric {
  const id = args.required('add');
  const parsed = ownMetricSchema.safeParse({
    id,
    version: 1,
    label: args.value('label') ?? id.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase()),
    sentence: args.value('sentence') ?? '',
    unit: args.value('unit') ?? 'count',
    direction: args.value('direction') ?? 'info',
    formula: args.required('formula'),
    parameters: listOf(args.value('parameters')).map(parameterOf),
    minimumN: 0,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return fail('USAGE', { problem: `--${String(issue?.path[0] ?? 'add')}: ${issue?.message ?? 'it is not valid'}` });
}

function parameterOf(text: string): OwnMetric['parameters'][number] {
  const [, name, value] = /^([a-z_]+)=(.+)$/.exec(text) ?? fail('USAGE', { problem: `"${text}" is no parameter like days=7` });
  const number = Number(value);
  return { name: name ?? '', label: (name ?? '').replaceAll('_', ' '), value: Number.isNaN(number) ? (value ?? '') : number };
}
