import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, goTo, test } from '../support/demo.ts';
import { untilReady } from '../support/electron.ts';
import { saveInto } from '../support/native-dialogs.ts';

test('a review is made from a template, laid out by keyboard, undone, and exported for every partner', async ({
  app,
  demo: page,
  userData,
}) => {
  await goTo(page, 'Reports');
  await page.getByRole('button', { name: 'New report' }).click();
  await page.getByRole('menuitem', { name: /^Monthly business review/ }).click();
  await untilReady(page);
  const report = page.getByRole('article', { name: 'Business review, March 2026' });
  await expect(report.getByRole('region', { name: /^Page/ }).first()).toBeVisible();
  const pages = page.getByRole('navigation', { name: 'Pages' }).getByRole('button');
  expect(await pages.count()).toBeGreaterThan(8);
  await expect(pages.nth(1)).toContainText(/^Payment success (fell|rose) [\d.]+ pp to [\d.]+ %/);

  // Tiles and their page, by hand: a cell to the left is not there, a column smaller is.
  const second = report.getByRole('region', { name: 'Page 2', exact: true });
  await second.getByRole('button', { name: 'Lay out by hand' }).click();
  const tiles = second.getByRole('region', { name: /^Block 2, columns 1 to 12, rows 1 to 8/ });
  await tiles.press('Shift+ArrowLeft');
  await expect(second.getByRole('region', { name: /^Block 2, columns 1 to 11, rows 1 to 8/ })).toBeVisible();
  await second.getByRole('region', { name: /^Block 2/ }).press('ArrowRight');
  await expect(second.getByRole('region', { name: /^Block 2, columns 2 to 12, rows 1 to 8/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(second.getByRole('region', { name: /^Block 2, columns 1 to 11/ })).toBeVisible();

  // One month back: every number of the page is asked again.
  await page.getByRole('button', { name: 'March 2026 Month' }).click();
  await page.getByRole('option', { name: 'February 2026' }).click();
  await expect(page.getByRole('article', { name: 'Business review, February 2026' })).toBeVisible();
  await untilReady(page);

  const path = join(userData, 'packs.zip');
  await saveInto(app, path);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^A document for every partner/ }).click();
  await expect(page.getByText('packs.zip is written')).toBeVisible({ timeout: 60_000 });
  const packs = Object.keys(unzipSync(readFileSync(path)));
  expect(packs).toContain('Business review, February 2026, Northbank.docx');
  expect(packs.length).toBeGreaterThan(3);
});
