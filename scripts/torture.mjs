// npm run torture [-- --seed=N --only=PART-OF-NAME --show=N]: damaged copies of invented files, each with a known answer, through the
// product's own reading code; prints kind by outcome (see scripts/pollock.mjs for what the outcomes mean) and what is not as it should be.
import { runBundled } from './run-bundled.mjs';

process.exit(await runBundled('tests/torture/torture.ts', process.argv.slice(2)));
