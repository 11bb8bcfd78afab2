import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { callHandler } from '../../shared/protocol/rpc-server.ts';
import { expect, test, untilReady } from '../support/electron.ts';

const name = (page: Page) => page.getByRole('banner', { name: 'Scope' }).getByText('Second quarter');
const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' });

/** A saved workbook without rows. */
async function savedWorkbook(folder: string): Promise<string> {
  const grant = join(folder, 'mine.paybench');
  const job = { signal: new AbortController().signal, progress: () => undefined };
  const options = { appVersion: '0.0.0-test', now: Date.now, resolveGrant: (path: string) => path, holder: 'terminal' } as const;
  const engine = createEngine({ dataDir: join(folder, 'maker'), ...options });
  await callHandler(engine.handlers, 'workbook.new', { name: 'Second quarter' }, job);
  await callHandler(engine.handlers, 'workbook.saveAs', { grant }, job);
  await engine.close();
  return grant;
}

test('a workbook named at the start is shown without a greeting, and again when the page is loaded again', async ({ launch, userData }) => {
  const app = await launch({ args: [await savedWorkbook(userData)] });
  const page = await app.firstWindow();
  await expect(name(page)).toBeVisible();
  await untilReady(page);
  await page.reload();
  await expect(name(page)).toBeVisible();
  await untilReady(page);
});

test('a screen that is chosen before the workbook is there stays chosen', async ({ launch, userData }) => {
  const app = await launch({ args: [await savedWorkbook(userData)] });
  const page = await app.firstWindow();
  await screens(page).getByRole('button', { name: 'SQL' }).click();
  await expect(name(page)).toBeVisible();
  await expect(page.locator('body')).toHaveAttribute('data-screen', 'sql');
  await untilReady(page);
  await expect(page.locator('body')).toHaveAttribute('data-screen', 'sql');
});

test('a file named at the start that is not a workbook is told of beside the greeting', async ({ launch, userData }) => {
  const file = join(userData, 'notes.paybench');
  writeFileSync(file, 'Dear all, please find attached');
  const app = await launch({ args: [file] });
  const page = await app.firstWindow();
  await expect(page.getByRole('alert')).toContainText('notes.paybench is not a Paybench workbook');
  await expect(page.getByRole('button', { name: 'Open the demo workbook' })).toBeVisible();
  await expect(screens(page)).toHaveCount(0);
});
