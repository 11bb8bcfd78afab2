import { writeFileSync } from 'node:fs';
import { largeCase } from './large-case.ts';

// node write-large-case.mjs FILE: a contracts file with one case of 200 drivers.
writeFileSync(
  process.argv[2] ?? '',
  JSON.stringify({
    commitments: [],
    rateCards: [],
    incidents: [],
    cases: [{ ...largeCase(95), id: 'large', name: 'Two hundred drivers' }],
  }),
);
