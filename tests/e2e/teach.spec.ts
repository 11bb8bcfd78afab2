import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { dropFiles } from '../support/drop-files.ts';
import { expect, sendCommand, test, untilReady } from '../support/electron.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A card issuer's monthly file as nobody has published it: no names, unsigned cents, D and C for the sign, words of its own, day and
 * clock apart. 100.50 and 20.00 sold, 5.25 refunded; the last record has lost two fields.
 */
const february = [
  'H8813;31.01.2026;23:30:00;10050;C;PUR;USD',
  'H8814;01.02.2026;09:05:00;2000;C;PUR;USD',
  'H8815;02.02.2026;10:00:00;525;D;RTN;USD',
  'H8816;02.02.2026;11:00:00;77;C',
].join('\n');
const march = ['H9001;01.03.2026;08:00:00;1999;C;PUR;USD', 'H9002;02.03.2026;08:00:00;1999;D;RTN;USD'].join('\n');

const status = (page: Page) => page.getByRole('contentinfo', { name: 'Status' });

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
  await page.getByRole('option', { name: option, exact: false }).first().click();
}

async function violations(page: Page): Promise<readonly string[]> {
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(context: Document, options: unknown): Promise<unknown> } }).axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      resultTypes: ['violations'],
    }),
  );
  return (results as AxeResults).violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

async function sized(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height), {
    width,
    height,
  });
}

test('a layout nobody has published is taught in the window, and the next file of its kind is read at once', async ({
  app,
  page,
  userData,
}, info) => {
  const shot = async (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`), animations: 'disabled' });
  const file = join(userData, 'harbor_card_2026-02.csv');
  const next = join(userData, 'harbor_card_2026-03.csv');
  writeFileSync(file, `${february}\n`);
  writeFileSync(next, `${march}\n`);
  const began = Date.now();
  await sized(app, 1280, 800);
  await untilReady(page);
  await page.getByRole('button', { name: 'New workbook' }).click();
  await expect(status(page)).toContainText('0 rows');
  await dropFiles(page, [file]);

  const dialog = page.getByRole('dialog', { name: 'Teach the layout of harbor_card_2026-02.csv' });
  const trial = dialog.getByRole('region', { name: 'What it becomes' });
  await test.step('the unknown file asks, and can be taught', async () => {
    await page.getByRole('button', { name: 'Teach this layout…' }).click();
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('table', { name: 'Columns of the file' })).toContainText('H8813 · H8814');
    await expect(dialog.getByRole('textbox', { name: 'Name of the layout' })).toHaveValue('Harbor card');
    await shot('1-unknown');
  });
  await test.step('what its columns become', async () => {
    await dialog.getByRole('textbox', { name: 'Partner' }).fill('Harbor');
    await choose(page, 'c1 becomes', 'Partner reference');
    await choose(page, 'c4 becomes', 'Gross');
    await choose(page, 'c6 becomes', 'Line type');
    await choose(page, 'c7 becomes', 'Gross currency');
  });
  await test.step('cents, and a letter for the sign', async () => {
    await dialog.getByRole('button', { name: /^How c4 is read/ }).click();
    const options = page.getByRole('dialog', { name: 'How c4 is read' });
    await options.getByRole('radio', { name: 'Minor units (1234)' }).click();
    await options.getByRole('radio', { name: 'From another column' }).click();
    await choose(page, 'Column that gives the sign', 'c5');
    await options.getByRole('radiogroup', { name: 'What C means' }).getByRole('radio', { name: 'to us' }).click();
    await options.getByRole('radiogroup', { name: 'What D means' }).getByRole('radio', { name: 'from us' }).click();
    await shot('2-sign');
    await page.keyboard.press('Escape');
    await expect(options).toBeHidden();
  });
  await test.step('words of its own', async () => {
    await dialog.getByRole('button', { name: /^How c6 is read/ }).click();
    await choose(page, 'What PUR means', 'sale');
    const words = page.getByRole('dialog', { name: 'How c6 is read' });
    await choose(page, 'What RTN means', 'refund');
    await expect(words).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(words).toBeHidden();
  });
  await test.step('what it becomes is seen before it is kept', async () => {
    await expect(trial).toContainText('In the whole file 3 rows would load, 1 would be set aside.');
    const rows = trial.getByRole('table', { name: 'Rows as they would be' });
    await expect(rows.getByRole('row', { name: /H8815/ })).toContainText('-5.25');
    await expect(rows.getByRole('row', { name: /H8815/ })).toContainText('refund');
    await trial.getByRole('radio', { name: 'Checks' }).click();
    // 100.50 + 20.00 - 5.25, by the database and by the reader.
    await expect(trial.getByRole('row', { name: /^gross USD/ })).toHaveText(/115\.25.*115\.25/);
    await expect(trial).toContainText('Line 4 has 5 fields where');
    await shot('3-checks');
    await trial.getByRole('radio', { name: 'Lines of the file' }).click();
    await shot('4-lines');
    await trial.getByRole('radio', { name: 'Rows' }).click();
  });
  await test.step('nothing axe finds, in light and dark', async () => {
    await page.evaluate(axeSource);
    for (const theme of ['light', 'dark'] as const) {
      await sendCommand(app, `theme.${theme}`);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      expect(await violations(page), theme).toEqual([]);
      await shot(`5-taught-${theme}`);
    }
  });
  await test.step('closing it loses nothing', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Teach this layout…' }).first().click();
    await expect(dialog.getByRole('textbox', { name: 'Partner' })).toHaveValue('Harbor');
    await expect(trial).toContainText('3 rows would load');
  });
  const receipt = (name: string) => page.getByRole('complementary', { name: `Receipt of ${name}` });
  await test.step('saved and loaded: the receipt says what the trial said', async () => {
    await dialog.getByRole('button', { name: 'Save layout and load' }).click();
    await expect(receipt('harbor_card_2026-02.csv')).toContainText('Harbor card');
    await expect(receipt('harbor_card_2026-02.csv').getByRole('row', { name: /^USD/ }).first()).toHaveText(/115\.25/);
    await expect(status(page)).toContainText('3 rows');
    await shot('6-receipt');
  });
  await test.step('the record that lost its end is fixed, and the receipt moves by it', async () => {
    await receipt('harbor_card_2026-02.csv').getByRole('button', { name: 'Fix records…' }).click();
    const fix = page.getByRole('dialog', { name: 'Fix records of harbor_card_2026-02.csv' });
    await expect(fix.getByRole('row', { name: /Line 4/ })).toContainText('2 fields missing');
    await expect(fix.getByRole('textbox', { name: 'Line 4, c4' })).toHaveValue('77');
    await fix.getByRole('textbox', { name: 'Line 4, c4' }).fill('7700');
    await fix.getByRole('textbox', { name: 'Line 4, c6' }).fill('PUR');
    await fix.getByRole('textbox', { name: 'Line 4, c7' }).fill('USD');
    await expect(fix.getByRole('row', { name: /Line 4/ })).toContainText('ready');
    for (const theme of ['light', 'dark'] as const) {
      await sendCommand(app, `theme.${theme}`);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
      expect(await violations(page), theme).toEqual([]);
      await shot(`7-fix-${theme}`);
    }
    await fix.getByRole('button', { name: 'Load 1 fixed row' }).click();
    await expect(fix).toBeHidden();
    // 115.25 and 77.00.
    await expect(receipt('harbor_card_2026-02.csv').getByRole('row', { name: /^USD/ }).first()).toHaveText(/192\.25/);
    await expect(receipt('harbor_card_2026-02.csv')).toContainText('Corrected, 1');
    await expect(status(page)).toContainText('4 rows');
    await shot('8-corrected');
  });
  await test.step('the next file is read at once', async () => {
    await dropFiles(page, [next]);
    await expect(receipt('harbor_card_2026-03.csv')).toContainText('Harbor card');
    await expect(status(page)).toContainText('6 rows');
    await shot('9-next');
  });
  const seconds = Math.round((Date.now() - began) / 1000);
  info.annotations.push({ type: 'seconds', description: String(seconds) });
  expect(seconds).toBeLessThan(180);
});

test('lines of fixed width are cut where a person says, and taught like any other file', async ({ page, userData }, info) => {
  const file = join(userData, 'slate_points_2026-02.txt');
  // Columns begin at characters 1, 8, 17 and 28.
  writeFileSync(file, 'P8813  20260131 0000010050 Spring\nP8814  20260201 0000002000 Spring\nP8815  20260202 0000000525 Summer\n');
  await untilReady(page);
  await page.getByRole('button', { name: 'New workbook' }).click();
  await expect(status(page)).toContainText('0 rows');
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Teach this layout…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Teach the layout of slate_points_2026-02.txt' });
  const widths = dialog.getByRole('button', { name: 'Its columns have fixed widths' });
  const parted = dialog.getByRole('button', { name: /Parted by$/ });
  await expect(widths.or(parted)).toBeVisible();
  if (await widths.isVisible()) await widths.click();
  else await choose(page, 'Parted by', 'Fixed width');
  await expect(dialog.getByRole('textbox', { name: 'Columns begin at' })).toHaveValue('1, 8, 17, 28');
  await expect(dialog.getByRole('table', { name: 'Columns of the file' })).toContainText('P8813 · P8814');
  await choose(page, 'c3 becomes', 'Gross');
  await dialog.getByRole('textbox', { name: 'Partner' }).fill('Slate');
  await page.screenshot({ path: info.outputPath('fixed-width.png'), animations: 'disabled' });
  await dialog.getByRole('button', { name: 'Save layout and load' }).click();
  const receipt = page.getByRole('complementary', { name: 'Receipt of slate_points_2026-02.txt' });
  // 10,050 + 2,000 + 525
  await expect(receipt).toContainText('12,575.00');
  await expect(receipt).toContainText('fixed width');
  await expect(status(page)).toContainText('3 rows');
});
