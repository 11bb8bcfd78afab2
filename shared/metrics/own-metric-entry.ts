import type { AppError } from '../errors/app-error.ts';
import { fail, toAppError } from '../errors/fail.ts';
import { filledText } from './fill-metric-text.ts';
import { type CompiledText, compileMetricText, type MetricShell } from './compile-metric-text.ts';
import type { Metric } from './metric.ts';
import { bindParameters } from './metric-ref.ts';
import { type MetricText, parseMetricText } from './metric-text.ts';
import type { OwnMetric } from './own-metric.ts';

/** One of a workbook's own metrics: what it states, or why it cannot be computed. */
export interface OwnEntry {
  readonly own: OwnMetric;
  /** With the usual values of its parameters; null when it cannot be computed. */
  readonly compiled: CompiledText | null;
  readonly problem: AppError | null;
  /** Ids of the metrics its formula names. */
  readonly names: readonly string[];
}

export function ownEntry(own: OwnMetric): OwnEntry {
  try {
    return { own, compiled: compileOwn(own, {}), problem: null, names: namesIn(readFormula(own)) };
  } catch (thrown) {
    return { own, compiled: null, problem: toAppError(thrown), names: [] };
  }
}

/** The metric with its parameters filled in, which its id and label tell where they are not the usual ones. */
export function compileOwn(own: OwnMetric, values: Readonly<Record<string, string>>): CompiledText {
  const bound = bindParameters(shellOf(own), values);
  const { parameters } = own;
  const texts = new Map(
    parameters.map(({ name, value }) => {
      const given = values[name];
      return [`$${name}`, given === undefined ? value : typeof value === 'number' ? Number(given) : given];
    }),
  );
  const { id, label, sentence } = bound;
  return compileMetricText(filledText(readFormula(own), texts, own.label), { ...shellOf(own), id, label, sentence });
}

/** What is wrong with a formula is wrong with the metric. */
function readFormula({ formula, label }: OwnMetric): MetricText {
  try {
    return parseMetricText(formula);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code !== 'FILTER_INVALID') throw thrown;
    return fail('METRIC_INVALID', { metric: label, problem: String(error.context['problem'] ?? error.title) });
  }
}

/** A stand-in whose computation is never evaluated. */
function shellOf({ id, version, label, sentence, unit, direction, parameters, minimumN, formula }: OwnMetric): MetricShell & Metric {
  return {
    id,
    version,
    label,
    group: 'Own metrics',
    sentence: sentence.trim() === '' ? formula : sentence,
    unit,
    direction,
    grain: 'row',
    basis: 'event',
    minimumN,
    isOwn: true,
    ...(parameters.length === 0 ? {} : { parameters }),
    table: 'attempt',
    population: { kind: 'all' },
    computation: { kind: 'reconciled' },
  };
}

/** Metrics a text names, without their parameters. */
export function namesIn(text: MetricText): readonly string[] {
  switch (text.of) {
    case 'metric':
      return [text.ref.replace(/\(.*$/, '')];
    case 'operation':
      return [...new Set([...namesIn(text.left), ...namesIn(text.right)])];
    default:
      return [];
  }
}
