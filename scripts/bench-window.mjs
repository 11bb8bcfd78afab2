// Cold start to the usable demo workbook against a bare Electron window, and 100,000 rows from the data process into the window.
// Both windows are built and started the same way; runs alternate. Arguments: rounds (default 5).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { buildApp } from './build.mjs';
import { prepareElectron } from './prepare.mjs';
import { root } from './root.mjs';

const rounds = Number(process.argv[2] ?? 5);
const { binary, env, args } = await prepareElectron();
await buildApp({ env });
const folder = mkdtempSync(join(tmpdir(), 'paybench-bench-'));
const userData = join(folder, 'data');

const bare = join(folder, 'bare');
mkdirSync(bare);
writeFileSync(join(bare, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'index.js' }));
writeFileSync(
  join(bare, 'index.js'),
  `const { app, BrowserWindow } = require('electron');
app.setPath('userData', ${JSON.stringify(join(folder, 'bare-data'))});
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true, contextIsolation: true } });
  window.loadURL('data:text/html,<body data-ready="true"><h1>bare</h1></body>');
});`,
);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const row = (name, values, digits = 0) =>
  `${name}: median ${median(values).toFixed(digits)}, range ${Math.min(...values).toFixed(digits)} – ${Math.max(...values).toFixed(digits)}`;

function launch(appArgs, extraEnv = {}) {
  return _electron.launch({
    executablePath: binary,
    args: [...appArgs],
    chromiumSandbox: args.length === 0,
    colorScheme: null,
    timeout: 60_000,
    env: { ...env, TZ: 'UTC', LANG: 'en_US.UTF-8', ...extraEnv },
  });
}

async function end(app) {
  const gone = app.waitForEvent('close', { timeout: 15_000 }).catch(() => undefined);
  await app.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => undefined);
  await gone;
}

async function timed(appArgs, extraEnv, ready) {
  const began = performance.now();
  const app = await launch(appArgs, extraEnv);
  const page = await app.firstWindow();
  await ready(page);
  const ms = performance.now() - began;
  await end(app);
  return ms;
}

const send = (app, id) =>
  app.evaluate(({ BrowserWindow }, command) => BrowserWindow.getAllWindows()[0].webContents.send('host:event', 'command', command), id);
const own = { PAYBENCH_USER_DATA: userData };
const saved = join(folder, 'demo.paybench');

async function prepareDemo() {
  const app = await launch([root], own);
  const page = await app.firstWindow();
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, saved);
  await page.waitForSelector('body[data-ready="true"]', { state: 'attached' });
  const began = performance.now();
  await send(app, 'workbook.openDemo');
  await page.waitForSelector('nav[aria-label="Screens"] button', { timeout: 240_000 });
  await page.waitForSelector('body[data-ready="true"]', { state: 'attached', timeout: 60_000 });
  const demoMs = performance.now() - began;
  await send(app, 'workbook.saveAs');
  await page.waitForFunction(() => document.querySelector('.status-bar')?.textContent?.includes('Saved'), null, { timeout: 60_000 });
  await end(app);
  return demoMs;
}

async function transfer() {
  const app = await launch([root, saved], own);
  const page = await app.firstWindow();
  await page.waitForSelector('nav[aria-label="Screens"] button', { timeout: 60_000 });
  await send(app, 'go.sql');
  const columns = 'ts_utc, attempt_id, order_id, partner, product, amount, captured_amount, latency_ms, attempt_no, is_mit';
  const editor = page.locator('.cm-content');
  await editor.waitFor();
  const times = [];
  const inside = [];
  for (let round = 0; round <= rounds; round++) {
    const count = 100_000 - round; // another count each time, so that the head of the result tells when it is there
    await editor.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(`select ${columns} from attempt limit ${count}`);
    const said = `${count.toLocaleString('en-US')} rows`;
    const began = performance.now();
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction((text) => document.querySelector('.sql-result')?.textContent?.includes(text), said, {
      polling: 10,
      timeout: 30_000,
    });
    if (round === 0) continue;
    times.push(performance.now() - began);
    const ms = /([\d,]+) ms/.exec(await page.locator('.sql-result').innerText());
    inside.push(Number(ms[1].replaceAll(',', '')));
  }
  await end(app);
  return { times, inside };
}

try {
  const demoMs = await prepareDemo();
  console.log(`First opening of the demo workbook (one million attempts, built and shown): ${(demoMs / 1000).toFixed(1)} s`);
  const bareTimes = [];
  const ownTimes = [];
  for (let round = 0; round <= rounds; round++) {
    const a = await timed([bare], {}, (page) => page.waitForSelector('body[data-ready="true"]', { state: 'attached', timeout: 60_000 }));
    const b = await timed([root, saved], own, async (page) => {
      await page.waitForSelector('nav[aria-label="Screens"] button', { timeout: 20_000 });
      await page.waitForSelector('body[data-ready="true"]', { state: 'attached', timeout: 60_000 });
    });
    if (round === 0) continue; // warm-up of the file cache
    bareTimes.push(a);
    ownTimes.push(b);
  }
  console.log(row('Bare Electron window, ms', bareTimes));
  console.log(row('Paybench with the demo workbook, brief settled, ms', ownTimes));
  console.log(
    row(
      'Ratio',
      ownTimes.map((value, index) => value / bareTimes[index]),
      2,
    ),
  );
  const { times, inside } = await transfer();
  console.log(row('100,000 rows x 10 columns, key press to rows in the grid, ms', times));
  console.log(row('  of which the query and its columns in the data process, ms', inside));
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}
process.exit(0);
