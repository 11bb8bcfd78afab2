import { briefFeature } from './brief/index.ts';
import { extractsFeature } from './extracts/index.ts';
import type { Feature } from './feature.ts';
import { overviewFeature } from './overview/index.ts';

/** The rail, in the order of the work. A feature is one line here, and its id one word in registry-ids.ts. */
export const features: readonly Feature[] = [briefFeature, extractsFeature, overviewFeature];
