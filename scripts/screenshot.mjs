// Opens the demo workbook in the real window and writes a picture of every screen of the rail, in each theme.
// node scripts/screenshot.mjs FOLDER BINARY [switches]: the launcher fills in the binary.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { _electron } from 'playwright';
import { inRoot, say } from './root.mjs';

const themes = ['light', 'dark'];
const size = { width: 1280, height: 800 };
const openTimeoutMs = 180_000;
const screenTimeoutMs = 20_000;

const [folder, binary, ...switches] = process.argv.slice(2);
const target = isAbsolute(folder) ? folder : resolve(process.env.INIT_CWD ?? process.cwd(), folder);
const userData = mkdtempSync(join(tmpdir(), 'paybench-shots-'));
const problems = [];

const send = (app, id) =>
  app.evaluate(({ BrowserWindow }, command) => BrowserWindow.getAllWindows()[0].webContents.send('host:event', 'command', command), id);

async function untilReady(page, what, timeoutMs) {
  await page.waitForTimeout(100);
  try {
    await page.waitForSelector('body[data-ready="true"]', { timeout: timeoutMs, state: 'attached' });
  } catch {
    problems.push(`${what} was not ready after ${timeoutMs / 1000} s`);
  }
}

async function shoot(page, name) {
  const path = join(target, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  say(`  ${path}`);
}

async function shootScreens(app, page) {
  const entries = page.locator('nav[aria-label="Screens"] button');
  const names = (await entries.allInnerTexts()).map((text) => text.trim());
  if (names.length === 0) problems.push('the rail has no screens');
  for (const theme of themes) {
    await send(app, `theme.${theme}`);
    for (const [index, name] of names.entries()) {
      await entries.nth(index).click({ timeout: screenTimeoutMs });
      await untilReady(page, `${name} (${theme})`, screenTimeoutMs);
      await shoot(page, `${name.toLowerCase().replaceAll(/\W+/g, '-')}-${theme}`);
    }
  }
}

const app = await _electron.launch({
  executablePath: binary,
  // Held until the driver is attached: a busy machine would miss its start.
  args: [inRoot('tests', 'support', 'held-app')],
  chromiumSandbox: !switches.includes('--no-sandbox'),
  colorScheme: null,
  timeout: 30_000,
  env: { ...process.env, PAYBENCH_USER_DATA: userData, TZ: 'UTC', LANG: 'en_US.UTF-8' },
});
try {
  mkdirSync(target, { recursive: true });
  const page = await app.firstWindow();
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  await app.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0].setContentSize(width, height), size);
  await untilReady(page, 'the start', screenTimeoutMs);
  await shoot(page, 'welcome-light');
  await send(app, 'workbook.openDemo');
  await page.waitForSelector('nav[aria-label="Screens"] button', { timeout: openTimeoutMs });
  await untilReady(page, 'the demo workbook', openTimeoutMs);
  await shootScreens(app, page);
} catch (error) {
  problems.push(error.message);
  await shoot(app.windows()[0], 'failure').catch(() => problems.push('no picture of the failure could be taken'));
} finally {
  const gone = app.waitForEvent('close', { timeout: 10_000 }).catch(() => problems.push('the app did not end'));
  await app.evaluate(({ app: electronApp }) => electronApp.exit(0)).catch(() => undefined);
  await gone;
  rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
for (const problem of problems) say(`! ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);
