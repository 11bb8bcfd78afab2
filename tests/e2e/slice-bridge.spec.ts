import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, goTo, test } from '../support/demo.ts';
import { untilReady } from '../support/electron.ts';
import { saveInto } from '../support/native-dialogs.ts';

/** Lets only co-brand and BNPL pass, as a person would: the product chip, two values, Apply. */
async function filterToCoBrandAndBnpl(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Filter: Product all' }).click();
  const values = page.getByRole('listbox', { name: 'Values' });
  await values.getByRole('option', { name: 'Co-brand card' }).click();
  await values.getByRole('option', { name: 'BNPL' }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: /^Filter: Product (Co-brand card, BNPL|BNPL, Co-brand card)$/ })).toBeVisible();
  await untilReady(page);
}

// Planted: January 4,656 of 4,800 co-brand and 2,624 of 3,200 BNPL orders paid; March 3,510 of 3,600 and 3,652 of 4,400.
// January 7,280 / 8,000 = 91.000 %, March 7,162 / 8,000 = 89.525 %; rate 0.6 x 0.5 + 0.4 x 1.0, mix -0.15 x (97 - 82), both -0.15 x 0.5 + 0.15 x 1.0.
test('a filter holds on every screen, and the change is taken apart exactly, down to its rows', async ({ demo: page }) => {
  await filterToCoBrandAndBnpl(page);
  await test.step('overview', async () => {
    await goTo(page, 'Overview');
    await expect(page.getByRole('button', { name: /^Payment success rate 89\.5 %/ })).toBeVisible();
    const passport = page.getByRole('region', { name: 'Inspector' });
    await expect(passport).toContainText('89.525 %');
    await expect(passport).toContainText('1.475 pp');
    await expect(passport.getByRole('definition').filter({ hasText: '7,162' })).toBeVisible();
    await expect(passport.getByRole('definition').filter({ hasText: '8,000' })).toBeVisible();
    for (const part of ['Rate +0.700', 'Mix −2.250', 'Interaction +0.075'])
      await expect(passport.getByRole('listitem').filter({ hasText: part.split(' ')[0] ?? '' })).toHaveText(part.replace(' ', ''));
  });
  await test.step('why', async () => {
    await page.getByRole('figure').getByRole('button', { name: 'Why?' }).click();
    await untilReady(page);
    await expect(page.getByRole('figure').getByText('91.000 %')).toBeVisible();
    await expect(page.getByRole('figure').getByText('89.525 %')).toBeVisible();
    const segments = page.getByRole('table', { name: 'Segments' }).getByRole('row');
    await expect(segments.filter({ hasText: 'Total' })).toContainText(/8,000\s*8,000.*\+0\.700 pp\s*−2\.250 pp\s*\+0\.075 pp/);
    await expect(segments.filter({ hasText: 'BNPL' })).toContainText(/3,200\s*4,400\s*40\.0 %\s*55\.0 %\s*82\.00 %\s*83\.00 %/);
    await expect(segments.filter({ hasText: 'Co-brand card' })).toContainText(/4,800\s*3,600\s*60\.0 %\s*45\.0 %\s*97\.00 %\s*97\.50 %/);
  });
  await test.step('rows', async () => {
    await page.getByRole('row', { name: /^BNPL/ }).getByRole('button', { name: 'Rows' }).click();
    await expect(page.getByRole('heading', { name: /^BNPL/ })).toBeVisible();
    // An order that was tried again brings all its attempts; what was counted is said beside them. 4,400 - 3,652 = 748.
    await expect(page.getByText(/^All 4,400 orders looked at: 3,652 counted, 748 not\./)).toBeVisible();
    await page.getByRole('radio', { name: 'Not counted 748' }).click();
    await expect(page.getByText(/^The 748 orders that do not count, of 4,400 looked at\./)).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('table', { name: 'Segments' })).toBeVisible();
  });
});

const rowAt = (page: Page, row: number) => page.locator(`.ag-row[row-index="${row}"]`);
const cellAt = (page: Page, row: number, column: string) => rowAt(page, row).locator(`[col-id="${column}"]`);

test('thousands of rows can be sorted, scrolled to the end, searched and copied', async ({ app, demo: page }) => {
  await goTo(page, 'Explain');
  await page.getByRole('row', { name: /^BNPL/ }).getByRole('button', { name: 'Rows' }).click();
  await expect(page.getByText(/^All 4,400 orders looked at/)).toBeVisible();
  await untilReady(page);
  const words = await page.getByText(/^[\d,]+ rows · Payment attempts/).innerText();
  const last = Number(words.replace(/ rows.*/, '').replaceAll(',', '')) - 1;
  expect(last).toBeGreaterThanOrEqual(4399);

  await test.step('where no row was chosen, it is said how one is copied', async () => {
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(page.getByText('Choose the rows to copy first')).toBeVisible();
  });
  await test.step('the end is a keystroke away', async () => {
    await cellAt(page, 0, 'line_no').click();
    await page.keyboard.press('Control+End');
    await expect(cellAt(page, last, 'line_no')).toHaveText(/^[\d,]+$/);
    await expect(rowAt(page, last + 1)).toHaveCount(0);
  });
  await test.step('a row leads to its line in the file', async () => {
    const order = await cellAt(page, last, 'order_id').innerText();
    await cellAt(page, last, 'order_id').click();
    await page.keyboard.press('Enter');
    const detail = page.getByRole('complementary', { name: `Row ${(last + 1).toLocaleString('en-US')}` });
    await expect(detail.getByRole('definition').filter({ hasText: order })).toBeVisible();
    await expect(detail.locator('pre')).toContainText(order);
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('complementary', { name: `Row ${last.toLocaleString('en-US')}` })).toBeVisible();
    await page.getByRole('button', { name: 'Close row' }).click();
    await cellAt(page, last, 'line_no').click();
  });
  const lastOrder = await cellAt(page, last, 'order_id').innerText();
  await test.step('find goes to the row that holds the text', async () => {
    await page.keyboard.press('Control+Home');
    await expect(cellAt(page, 0, 'order_id')).toBeVisible();
    await page.getByLabel('Find in rows').fill(lastOrder);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
    await expect(page.locator('.ag-cell-focus').locator('xpath=..')).toContainText(lastOrder);
    await page.getByLabel('Find in rows').fill('no partner is called this');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Not in these rows')).toBeVisible();
  });
  await test.step('a frequent value of a column narrows the list to its rows', async () => {
    await page.getByRole('button', { name: 'Profile', exact: true }).click();
    await page.getByRole('table', { name: 'Column profiles' }).getByRole('button', { name: 'Result', exact: true }).click();
    const first = page.getByRole('list', { name: 'Most frequent values' }).getByRole('listitem').first();
    const count = await first.locator('.profile-top-count').innerText();
    await first.getByRole('button').click();
    await expect(page.getByText(new RegExp(`^${count} rows · Payment attempts`))).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('button', { name: 'Close profiles' }).click();
    await expect(page.getByText(words)).toBeVisible();
  });
  await test.step('all rows leave as a file', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'paybench-rows-')), 'rows.csv');
    await saveInto(app, path);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Format/ })
      .click();
    await page.getByRole('option', { name: /^CSV/ }).click();
    await page.getByRole('button', { name: 'Choose where' }).click();
    await expect(page.getByText(new RegExp(`^${(last + 1).toLocaleString('en-US')} rows are in rows.csv`))).toBeVisible();
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(last + 2);
    rmSync(path);
  });
  await test.step('sorting puts the largest amount first', async () => {
    const header = page.getByRole('columnheader', { name: 'Attempted amount' });
    await header.click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await header.click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    await untilReady(page);
    const amounts = async () => {
      const texts = await Promise.all([0, 1, 2, 3, 4].map((row) => cellAt(page, row, 'amount').innerText()));
      return texts.map((text) => Number(text.replaceAll(',', '')));
    };
    await page.getByRole('grid', { name: /^BNPL/ }).hover();
    await page.mouse.wheel(0, -1_000_000);
    await expect(rowAt(page, 0)).toBeVisible();
    await untilReady(page);
    await expect
      .poll(async () => (await amounts()).every((amount, row, all) => amount > 0 && amount <= (all[row - 1] ?? Infinity)))
      .toBe(true);
  });
  await test.step('copied rows come with their header', async () => {
    await cellAt(page, 0, 'order_id').click();
    await cellAt(page, 2, 'order_id').click({ modifiers: ['Shift'] });
    const orders = await Promise.all([0, 1, 2].map((row) => cellAt(page, row, 'order_id').innerText()));
    await page.keyboard.press('Control+c');
    await expect(page.getByText('Rows copied')).toBeVisible();
    const copied = (await app.evaluate(({ clipboard }) => clipboard.readText())).split('\n').map((line) => line.split('\t'));
    expect(copied).toHaveLength(4);
    expect(copied[0]?.slice(0, 4)).toEqual(['Extract', 'Line', 'Attempt time', 'Order id']);
    expect(copied.slice(1).map((row) => row[3])).toEqual(orders);
    expect(new Set(copied.map((row) => row.length)).size).toBe(1);
  });
});
