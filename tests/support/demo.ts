import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { closeApp, expect, launchPaybench, sendCommand, test as base, untilReady } from './electron.ts';

const buildTimeoutMs = 240_000;
/** Left to say what the window shows where it is not built in time. */
const shownTimeoutMs = 20_000;

/** Opens the demo as its command does, and waits until its first screen shows its numbers. */
export async function openDemo(app: ElectronApplication, page: Page, timeoutMs = 20_000): Promise<void> {
  await untilReady(page);
  await sendCommand(app, 'workbook.openDemo');
  await expect(page.getByRole('region', { name: 'Findings' })).toBeVisible({ timeout: timeoutMs });
  await untilReady(page);
}

/** Goes to a screen of the rail and waits for its numbers. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen, exact: true }).click();
  await expect(page.locator('body')).toHaveAttribute('data-screen', screen === 'Data' ? 'data' : screen.toLowerCase());
  await untilReady(page);
}

interface WorkerFixtures {
  /** Profile in which a window built the demo once for all tests, and kept what follows from its rows. */
  readonly builtDemo: string;
}
interface Fixtures {
  /** The window with the demo open, in a profile of the test's own. */
  readonly demo: Page;
}

/** Like the plain test, with the demo already built in the profile. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  builtDemo: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'paybench-demo-'));
      const app = await launchPaybench({ userData: folder });
      const page = await app.firstWindow();
      try {
        await openDemo(app, page, buildTimeoutMs - shownTimeoutMs);
      } catch (thrown) {
        const shown = await page.locator('body').innerText({ timeout: shownTimeoutMs / 2 });
        throw new Error(`the demo was not built; the window shows: ${shown}`, { cause: thrown });
      } finally {
        await closeApp(app);
      }
      await use(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
    { scope: 'worker', timeout: buildTimeoutMs },
  ],
  userData: async ({ userData, builtDemo }, use) => {
    for (const name of ['demo', 'kept']) cpSync(join(builtDemo, name), join(userData, name), { recursive: true });
    await use(userData);
  },
  demo: async ({ app, page }, use) => {
    await openDemo(app, page);
    await use(page);
  },
});

export { expect } from './electron.ts';
