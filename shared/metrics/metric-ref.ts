import { fail } from '../errors/fail.ts';
import { decimalText } from '../query/sql-text.ts';
import type { Formula } from './formula.ts';
import type { Metric, Parameter } from './metric.ts';

/** A metric as it is asked for: its id, and the parameters that differ from their usual values. `settled_within(days=3)`. */
export interface MetricRef {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
}

const refPattern = /^([A-Za-z0-9_#.-]+)\((.*)\)$/;
const valuePattern = /^\s*([a-z_]+)\s*=\s*([A-Za-z0-9_.-]+)\s*$/;

export function parseMetricRef(text: string): MetricRef {
  const match = refPattern.exec(text.trim());
  if (match === null) return { id: text.trim(), values: {} };
  const values: Record<string, string> = {};
  for (const part of (match[2] ?? '').split(',')) {
    const pair = valuePattern.exec(part);
    if (pair === null)
      return fail('METRIC_INVALID', { metric: match[1] ?? text, problem: `"${part.trim()}" is not a parameter like days=3` });
    values[pair[1] ?? ''] = pair[2] ?? '';
  }
  return { id: match[1] ?? '', values };
}

/** The text that is read back as the same reference. */
export function printMetricRef({ id, values }: MetricRef): string {
  const pairs = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return pairs.length === 0 ? id : `${id}(${pairs.join(', ')})`;
}

/** The metric with its parameters filled in; its id tells those that are not the usual ones. */
export function bindParameters(metric: Metric, values: MetricRef['values']): Metric {
  const { parameters = [] } = metric;
  for (const name of Object.keys(values))
    if (!parameters.some((parameter) => parameter.name === name))
      return fail('METRIC_INVALID', {
        metric: metric.label,
        problem:
          parameters.length === 0
            ? `it has no parameters, so ${name} means nothing`
            : `it has no parameter ${name}; it has ${parameters.map((parameter) => parameter.name).join(', ')}`,
      });
  if (parameters.length === 0) return metric;
  const bound = parameters.map((parameter) => ({ parameter, value: boundValue(metric, parameter, values[parameter.name]) }));
  const changed = bound.filter(({ parameter, value }) => value !== parameter.value);
  const texts = new Map(bound.map(({ parameter, value }) => [`$${parameter.name}`, value]));
  const { population, computation, maturesInDays } = metric;
  const suffix = changed.map(({ parameter, value }) => `${parameter.name}=${value}`).join(', ');
  return {
    ...metric,
    id: suffix === '' ? metric.id : `${metric.id}(${suffix})`,
    label:
      suffix === '' ? metric.label : `${metric.label} (${changed.map(({ parameter, value }) => `${parameter.label} ${value}`).join(', ')})`,
    sentence: [...texts].reduce((sentence, [name, value]) => sentence.replaceAll(name, String(value)), metric.sentence),
    population: filled(population, texts),
    ...(maturesInDays === undefined ? {} : { maturesInDays: filled(maturesInDays, texts) }),
    computation:
      computation.kind === 'derived' ? { ...computation, formula: filledFormula(computation.formula, texts) } : filled(computation, texts),
  };
}

function boundValue(metric: Metric, parameter: Parameter, text: string | undefined): number | string {
  if (text === undefined) return parameter.value;
  const value = typeof parameter.value === 'number' ? Number(text) : text;
  const isWrong =
    (typeof value === 'number' && !Number.isFinite(value)) || (parameter.choices !== undefined && !parameter.choices.includes(value));
  if (!isWrong) return value;
  const expected = parameter.choices === undefined ? 'a number' : `one of ${parameter.choices.join(', ')}`;
  return fail('METRIC_INVALID', { metric: metric.label, problem: `${parameter.name} is ${expected}, not ${text}` });
}

/** Numbers of a formula stay exact text. */
function filledFormula(formula: Formula, texts: ReadonlyMap<string, number | string>): Formula {
  if (formula.of === 'number') return { ...formula, value: decimalText(texts.get(formula.value) ?? formula.value) ?? '0' };
  if (formula.of === 'metric') return formula;
  return { ...formula, left: filledFormula(formula.left, texts), right: filledFormula(formula.right, texts) };
}

/** The same data with every text that is a parameter's name (`$days`) as its value. */
function filled<T>(data: T, texts: ReadonlyMap<string, number | string>): T {
  if (typeof data === 'string') return (texts.get(data) ?? data) as T;
  if (Array.isArray(data)) return data.map((each) => filled(each, texts)) as T;
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, filled(value, texts)])) as T;
}
