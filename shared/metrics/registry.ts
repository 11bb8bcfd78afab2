import { nearestName } from '../base/nearest-name.ts';
import { fail } from '../errors/fail.ts';
import { achMetrics } from './groups/ach.ts';
import { authenticationMetrics } from './groups/authentication.ts';
import { bnplMetrics } from './groups/bnpl.ts';
import { cardProgramsMetrics } from './groups/card-programs.ts';
import { contactsMetrics } from './groups/contacts.ts';
import { conversionMetrics } from './groups/conversion.ts';
import { declinesMetrics } from './groups/declines.ts';
import { localMethodsMetrics } from './groups/local-methods.ts';
import { moneyMetrics } from './groups/money.ts';
import { networkProgramsMetrics } from './groups/network-programs.ts';
import { refundsAndDisputesMetrics } from './groups/refunds-and-disputes.ts';
import { serviceMetrics } from './groups/service.ts';
import { settlementMetrics } from './groups/settlement.ts';
import { shopWithPointsMetrics } from './groups/shop-with-points.ts';
import { volumeMetrics } from './groups/volume.ts';
import type { Metric } from './metric.ts';
import { bindParameters, parseMetricRef } from './metric-ref.ts';

/** Every metric, in the order in which pickers and the metrics page show them: one line for each in the list of its group. */
export const metrics: readonly Metric[] = [
  ...conversionMetrics,
  ...declinesMetrics,
  ...authenticationMetrics,
  ...moneyMetrics,
  ...settlementMetrics,
  ...refundsAndDisputesMetrics,
  ...networkProgramsMetrics,
  ...serviceMetrics,
  ...contactsMetrics,
  ...cardProgramsMetrics,
  ...bnplMetrics,
  ...shopWithPointsMetrics,
  ...achMetrics,
  ...localMethodsMetrics,
  ...volumeMetrics,
];

const byId = new Map(metrics.map((metric) => [metric.id, metric]));

/** The metric with this id, its parameters filled in, or METRIC_NO_SUCH. */
export function metricById(ref: string): Metric {
  const { id, values } = parseMetricRef(ref);
  return bindParameters(byId.get(id) ?? failNoMetric(id, byId.keys()), values);
}

/** METRIC_NO_SUCH, with the id that was probably meant. */
export function failNoMetric(id: string, known: Iterable<string>): never {
  const near = nearestName(id, [...known]);
  return fail('METRIC_NO_SUCH', { metric: near === null ? id : `${id}; did you mean ${near}?` });
}
