import { achDebits } from '../definitions/ach-debits.ts';
import { achNoc } from '../definitions/ach-noc.ts';
import { achNsfRate } from '../definitions/ach-nsf-rate.ts';
import { achNsfReturns } from '../definitions/ach-nsf-returns.ts';
import { achReturnRateAdministrative } from '../definitions/ach-return-rate-administrative.ts';
import { achReturnRateAdministrativeFiles } from '../definitions/ach-return-rate-administrative-files.ts';
import { achReturnRateOverall } from '../definitions/ach-return-rate-overall.ts';
import { achReturnRateOverallFiles } from '../definitions/ach-return-rate-overall-files.ts';
import { achReturnRateUnauthorized } from '../definitions/ach-return-rate-unauthorized.ts';
import { achReturnRateUnauthorizedFiles } from '../definitions/ach-return-rate-unauthorized-files.ts';
import { achReturnsAdministrative } from '../definitions/ach-returns-administrative.ts';
import { achReturnsOverall } from '../definitions/ach-returns-overall.ts';
import { achReturnsUnauthorized } from '../definitions/ach-returns-unauthorized.ts';
import type { Metric } from '../metric.ts';

export const achMetrics: readonly Metric[] = [
  achDebits,
  achReturnsUnauthorized,
  achReturnRateUnauthorized,
  achReturnRateUnauthorizedFiles,
  achReturnsAdministrative,
  achReturnRateAdministrative,
  achReturnRateAdministrativeFiles,
  achReturnsOverall,
  achReturnRateOverall,
  achReturnRateOverallFiles,
  achNsfReturns,
  achNsfRate,
  achNoc,
];
