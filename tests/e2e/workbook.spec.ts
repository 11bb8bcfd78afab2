import { realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { lockWorkbook } from '../../electron/engine/workbook/working-copy.ts';
import { dropFiles } from '../support/drop-files.ts';
import { expect, test, untilReady } from '../support/electron.ts';
import { saveInto } from '../support/native-dialogs.ts';

const status = (page: Page) => page.getByRole('contentinfo', { name: 'Status' });
const unsaved = (page: Page) => page.getByRole('banner', { name: 'Scope' }).getByText(', not saved');

/** A new workbook with 12 settlement lines of two partners. */
async function smallWorkbook(page: Page, folder: string): Promise<void> {
  const lines = Array.from({ length: 12 }, (_, row) => {
    const partner = row % 3 === 0 ? 'Alder' : 'Cobalt';
    return `2026-03-${String(row + 1).padStart(2, '0')}T12:00:00Z,${partner},sale,order-${row},10.00,USD,10.00,USD`;
  });
  const file = join(folder, 'settlement.csv');
  writeFileSync(file, `ts_utc,partner,type,merchant_ref,gross,ccy_gross,net,ccy_net\n${lines.join('\n')}\n`);
  await untilReady(page);
  await page.getByRole('button', { name: 'New workbook' }).click();
  await expect(status(page)).toContainText('0 rows');
  await dropFiles(page, [file]);
  await expect(status(page)).toContainText('12 rows');
  await untilReady(page);
}

async function saveAs(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await saveInto(app, path);
  await page.keyboard.press('Control+Shift+s');
  await expect(status(page)).toContainText('Saved');
  await expect(unsaved(page)).toHaveCount(0);
}

/** One edit: a plan rate for Canadian dollars. */
async function addRate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Currency: USD', exact: true }).click();
  const rates = page.getByRole('dialog', { name: 'Currency' });
  await rates.getByLabel('Currency').fill('CAD');
  await rates.getByLabel('Rate').fill('0.73');
  await rates.getByRole('button', { name: 'Add rate' }).click();
  await page.keyboard.press('Escape');
  await expect(rates).toBeHidden();
  await expect(withRate(page)).toBeVisible();
  await untilReady(page);
}
const withRate = (page: Page) => page.getByRole('button', { name: 'Currency: USD at plan rate' });

async function quit(app: ElectronApplication): Promise<void> {
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await closed;
}

test('a workbook is saved under a name, edited, saved, closed and opened again by its file', async ({ launch, userData }) => {
  const file = join(userData, 'mine.paybench');
  const app = await launch();
  const page = await app.firstWindow();
  await smallWorkbook(page, userData);
  await expect(unsaved(page)).toHaveCount(1);
  await saveAs(app, page, file);
  await addRate(page);
  await expect(unsaved(page)).toHaveCount(1);
  await page.keyboard.press('Control+s');
  await expect(unsaved(page)).toHaveCount(0);
  await untilReady(page);
  await quit(app);

  const again = await launch({ args: [file] });
  const reopened = await again.firstWindow();
  await expect(status(reopened)).toContainText('12 rows');
  await expect(withRate(reopened)).toBeVisible();
  await expect(unsaved(reopened)).toHaveCount(0);
});

test('leaving with edits asks, and staying loses nothing', async ({ launch, userData }) => {
  const app = await launch();
  const page = await app.firstWindow();
  await smallWorkbook(page, userData);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const question = page.getByRole('dialog', { name: 'Save changes to Untitled?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(status(page)).toContainText('12 rows');
});

test('when the calculation dies in the middle of a query, the window says so and goes on with the workbook unharmed', async ({
  app,
  page,
  userData,
}) => {
  await smallWorkbook(page, userData);
  await addRate(page);
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'SQL' }).click();
  const editor = page.getByRole('textbox', { name: 'SQL' });
  await editor.fill('select sum(a.i * b.i) from range(10000000) a(i), range(10000000) b(i)');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(status(page)).toContainText('Running the query');
  const pid = await app.evaluate(
    ({ app: electronApp }) =>
      electronApp.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Paybench data'))?.pid,
  );
  process.kill(pid as number, 'SIGKILL');

  const failure = page.getByRole('alert').filter({ hasText: 'stopped and was started again' });
  await expect(failure).toContainText('Your workbook is as it was before that step.');
  await expect(status(page)).toContainText('12 rows');
  await expect(withRate(page)).toBeVisible();
  await expect(unsaved(page)).toHaveCount(1);
  await expect(status(page)).not.toContainText('Starting the calculation again');
  await untilReady(page);
  await editor.fill("select 'all of ' || sum(net)::integer from settlement_line");
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('gridcell', { name: 'all of 120' })).toBeVisible();
  await expect(failure).toHaveCount(0);
});

test('after the whole app was killed, the next start brings the workbook back with its unsaved edit', async ({ launch, userData }) => {
  const file = join(userData, 'mine.paybench');
  const app = await launch();
  const page = await app.firstWindow();
  await smallWorkbook(page, userData);
  await saveAs(app, page, file);
  await addRate(page);
  const gone = app.waitForEvent('close');
  app.process().kill('SIGKILL');
  await gone;

  const again = await launch();
  const restored = await again.firstWindow();
  await expect(restored.getByText('was not closed last time; it is back as you left it')).toBeVisible();
  await expect(withRate(restored)).toBeVisible();
  await expect(unsaved(restored)).toHaveCount(1);
  await expect(status(restored)).toContainText('12 rows');
});

test('a workbook that another process has open is not opened twice', async ({ launch, userData }) => {
  const file = join(userData, 'mine.paybench');
  const app = await launch();
  const page = await app.firstWindow();
  await smallWorkbook(page, userData);
  await saveAs(app, page, file);
  await quit(app);

  const lock = await lockWorkbook(userData, realpathSync(file), null);
  const again = await launch({ args: [file] });
  const refused = await again.firstWindow();
  const refusal = refused.getByRole('alert');
  await expect(refusal).toContainText('mine.paybench is open in another Paybench');
  await expect(refusal).toContainText(`It was not opened twice, because edits could be lost. Process ${process.pid} has it.`);
  await lock.release();
  await refusal.getByRole('button', { name: 'Try again' }).click();
  await expect(status(refused)).toContainText('12 rows');
});

test('a file that is not a workbook says so and leaves what is open alone', async ({ page, userData }) => {
  const file = join(userData, 'notes.paybench');
  writeFileSync(file, 'Dear all, please find attached');
  await untilReady(page);
  await dropFiles(page, [file]);
  await expect(page.getByRole('alert')).toContainText('notes.paybench is not a Paybench workbook');
  await expect(page.getByRole('alert')).toContainText('It was not opened and not changed.');
  await expect(page.getByRole('button', { name: 'Open the demo workbook' })).toBeVisible();
});
