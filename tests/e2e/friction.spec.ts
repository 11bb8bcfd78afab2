import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { goTo, test } from '../support/demo.ts';
import { expect, untilReady } from '../support/electron.ts';
import { saveInto } from '../support/native-dialogs.ts';

test('what customers run into: every figure leads to its rows, and two files leave with what each reader needs', async ({
  demo: page,
  app,
  userData,
}) => {
  await goTo(page, 'Operations');
  await page.getByRole('radio', { name: 'Friction' }).click();
  const board = page.getByRole('grid', { name: 'Failures' });
  const declined = board.getByRole('row').filter({ hasText: 'Payment declined' });
  await expect(declined).toBeVisible({ timeout: 30_000 });
  await untilReady(page);

  await page.getByRole('button', { name: 'Open Payment declined' }).click();
  await expect(board.getByRole('row').filter({ hasText: 'BNPL · Lumen' })).toBeVisible();

  await page.getByRole('button', { name: 'Contact reasons…' }).click();
  const reasons = page.getByRole('dialog', { name: 'Contact reasons' });
  await reasons.getByRole('button', { name: /Failure of charge question/ }).click();
  await page.getByRole('option', { name: /^Disputed charge/ }).click();
  await expect(reasons.getByRole('row').filter({ hasText: 'charge question' })).toContainText('Disputed charge');
  await reasons.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Every contact about a payment belongs to a failure.')).toBeVisible({ timeout: 30_000 });
  await untilReady(page);

  const detail = page.getByRole('region', { name: 'Failure in focus' });
  await detail.getByRole('button', { name: 'Orders for Customer Service…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Affected orders' });
  await expect(dialog.getByRole('row').filter({ hasText: 'Order id' })).toBeVisible({ timeout: 20_000 });
  const orders = join(userData, 'orders.xlsx');
  await saveInto(app, orders);
  await dialog.getByRole('button', { name: 'Choose where' }).click();
  await expect(page.getByText(/rows are in orders\.xlsx/)).toBeVisible({ timeout: 30_000 });
  expect(existsSync(orders)).toBe(true);

  const impact = join(userData, 'impact.xlsx');
  await saveInto(app, impact);
  await detail.getByRole('button', { name: 'Impact sheet for engineers…' }).click();
  await expect(page.getByText(/in impact\.xlsx/)).toBeVisible({ timeout: 30_000 });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(impact);
  expect(book.worksheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['Impact', 'Codes', 'Hours']));

  await expect(detail.getByRole('button', { name: 'Make case' })).toBeVisible();

  const cases = declined.getByRole('button', { name: /cases, Payment declined: show rows$/ });
  const count = await cases.innerText();
  await cases.click();
  await expect(page.getByText(new RegExp(`^${count} rows`))).toBeVisible({ timeout: 20_000 });
});
