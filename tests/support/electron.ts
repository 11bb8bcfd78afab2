import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';

export const appFolder = fileURLToPath(new URL('../..', import.meta.url));
/** The built app, held before its ready event until the test is attached. */
const heldApp = join(appFolder, 'tests', 'support', 'held-app');
const launchTimeoutMs = 30_000;

export interface LaunchOptions {
  readonly userData: string;
  readonly args?: readonly string[];
  readonly chromiumSandbox?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly executable?: string;
}

/** Starts the built app with its own profile. The launcher has set ELECTRON_EXEC_PATH. */
export function launchPaybench({
  userData,
  args = [],
  chromiumSandbox = false,
  env = {},
  executable,
}: LaunchOptions): Promise<ElectronApplication> {
  const binary = executable ?? process.env['ELECTRON_EXEC_PATH'];
  if (binary === undefined) throw new Error('ELECTRON_EXEC_PATH is not set: run the tests with "npm test"');
  return _electron.launch({
    executablePath: binary,
    args: [heldApp, ...args],
    chromiumSandbox,
    colorScheme: null,
    timeout: launchTimeoutMs,
    env: { ...(process.env as Record<string, string>), PAYBENCH_USER_DATA: userData, TZ: 'UTC', LANG: 'en_US.UTF-8', ...env },
  });
}

/** Requests that tried to leave the app, as main recorded them. */
export function requestsOf(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(() => {
    const held = (globalThis as Record<symbol, unknown>)[Symbol.for('paybench.blockedRequests')];
    return (held as { url: string }[]).map(({ url }) => url);
  });
}

/** Sends what a menu item sends. */
export function sendCommand(app: ElectronApplication, id: string): Promise<void> {
  return app.evaluate(({ BrowserWindow }, command) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('host:event', 'command', command);
  }, id);
}

/** Waits until nothing on screen is awaited any more. */
export async function untilReady(page: Page, timeoutMs = 15_000): Promise<void> {
  await expect(page.locator('body')).toHaveAttribute('data-ready', 'true', { timeout: timeoutMs });
}

function watchConsole(page: Page, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
}

interface Fixtures {
  readonly userData: string;
  /** Starts a window with options of the test's own; ended after the test, whatever happens. Its console is not watched. */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<ElectronApplication>;
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Console errors so far; a test that provokes some empties it. */
  readonly problems: string[];
}

/** A window of its own per test; the test fails on any console error or any request that tried to leave the app. */
export const test = base.extend<Fixtures>({
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'paybench-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  },
  problems: async ({}, use) => {
    await use([]);
  },
  launch: async ({ userData }, use) => {
    const apps = new Set<ElectronApplication>();
    await use(async (options = {}) => {
      const app = await launchPaybench({ userData, ...options });
      apps.add(app);
      app.on('close', () => apps.delete(app));
      return app;
    });
    for (const app of apps) await closeApp(app);
  },
  app: async ({ userData, problems }, use) => {
    const app = await launchPaybench({ userData });
    app.on('window', (page) => watchConsole(page, problems));
    for (const page of app.windows()) watchConsole(page, problems);
    try {
      await app.firstWindow();
      await use(app);
      expect(await requestsOf(app), 'requests that tried to leave the app').toEqual([]);
      expect(problems, 'console errors').toEqual([]);
    } finally {
      await closeApp(app);
    }
  },
  page: async ({ app }, use) => {
    await use(await app.firstWindow());
  },
});

/** Resolves when the app's process has ended: only then is its profile free for the next one. Ask before it is told to go. */
export function processGone(app: ElectronApplication): Promise<void> {
  const child = app.process();
  return child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', () => resolve()))
    : Promise.resolve();
}

/** Ends the app without its question about unsaved changes. */
export async function closeApp(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await app.evaluate(({ app: electronApp }) => electronApp.exit(0)).catch(() => undefined);
  await app.close().catch(() => undefined);
  clearTimeout(timer);
}

export { expect } from '@playwright/test';
