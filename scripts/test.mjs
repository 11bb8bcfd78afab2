// npm test: checks, tests in plain node, tests in the real window. Options: --no-e2e, --e2e [name ...] (only those).
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inRoot, say } from './root.mjs';
import { run } from './run.mjs';

const args = process.argv.slice(2);
if (args.includes('--help')) {
  say(
    'npm test                        everything\nnpm test -- --no-e2e            without the window\nnpm test -- --e2e start brief   only the window tests whose file names contain these',
  );
  process.exit(0);
}
const onlyE2e = args.includes('--e2e');
const results = inRoot('test-results');
mkdirSync(results, { recursive: true });

function readReport(name) {
  const file = `${results}/${name}.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

async function checks() {
  const { check } = await import('./check.mjs');
  return check(['types', 'lint', 'format']);
}

/** Beside the window's tests, which mostly wait: behind them in line for the processor, and told of when both are done. */
async function nodeTests({ beside }) {
  rmSync(`${results}/node.json`, { force: true });
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}/node.json`];
  const options = { timeoutMs: 1_200_000, behind: beside, capture: beside };
  const { code, output } = await run(process.execPath, [vitest, 'run', ...reporters], options);
  if (beside) say(output);
  const report = readReport('node');
  if (report === null) return { passed: 0, failed: 1 };
  // A file that does not load holds no failed test, but is a failure.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function windowTests(filters) {
  const { prepareElectron } = await import('./prepare.mjs');
  const { buildApp } = await import('./build.mjs');
  const { env } = await prepareElectron();
  await buildApp({ env });
  rmSync(`${results}/e2e.json`, { force: true });
  const playwright = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  const { code } = await run(process.execPath, [playwright, 'test', ...filters], {
    timeoutMs: 1_200_000,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: `${results}/e2e.json` },
  });
  const report = readReport('e2e');
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = report.stats;
  const failed = unexpected + report.errors.length;
  return { passed: expected + flaky, failed: code !== 0 && failed === 0 ? 1 : failed };
}

// Patterns for whole paths: a folder above may be called like a spec.
const specs = args.filter((arg) => !arg.startsWith('--')).map((name) => `e2e.${name}`);
const total = { passed: 0, failed: 0 };
async function add(name, part) {
  let tally;
  try {
    tally = await part();
  } catch (error) {
    say(`${name}: ${error.message}`);
    tally = { passed: 0, failed: 1 };
  }
  say(`${name}: ${tally.passed} passed, ${tally.failed} failed`);
  total.passed += tally.passed;
  total.failed += tally.failed;
}

if (!onlyE2e) await add('checks', checks);
const hasWindow = !args.includes('--no-e2e');
await Promise.all([hasWindow && add('window', () => windowTests(specs)), !onlyE2e && add('node', () => nodeTests({ beside: hasWindow }))]);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
