import { briefFeature } from './brief/index.ts';
import { casesFeature } from './cases/index.ts';
import { explainFeature } from './explain/index.ts';
import { exploreFeature } from './explore/index.ts';
import { extractsFeature } from './extracts/index.ts';
import type { Feature } from './feature.ts';
import { operationsFeature } from './operations/index.ts';
import { overviewFeature } from './overview/index.ts';
import { partnersFeature } from './partners/index.ts';
import { reportsFeature } from './reports/index.ts';
import { sqlFeature } from './sql/index.ts';

/** The rail, in the order of the work. A feature is one line here, and its id one word in registry-ids.ts. */
export const features: readonly Feature[] = [
  briefFeature,
  extractsFeature,
  overviewFeature,
  exploreFeature,
  explainFeature,
  partnersFeature,
  operationsFeature,
  casesFeature,
  reportsFeature,
  sqlFeature,
];
