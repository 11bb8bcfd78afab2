import type { Page } from '@playwright/test';
import { expect, goTo, test } from '../support/demo.ts';
import { untilReady } from '../support/electron.ts';

const pivot = (page: Page) => page.getByRole('grid', { name: 'Pivot' });
const add = async (page: Page, field: string): Promise<void> => {
  await page.getByLabel('Find a field').fill(field);
  await page.getByRole('button', { name: `Add ${field}`, exact: true }).click();
  await untilReady(page);
};
const shelf = (page: Page, name: string) => page.getByRole('grid', { name, exact: true }).getByRole('row');

// Planted in March: 3,510 of 3,600 co-brand orders and 3,652 of 4,400 BNPL orders paid: 97.5 % and 83.0 %.
test('a table is arranged, taken back, saved by name, and leads to its rows', async ({ app, demo: page }) => {
  await goTo(page, 'Explore');
  const bnpl = pivot(page).getByRole('row', { name: /^BNPL/ });
  await test.step('totals stand at their own grain', async () => {
    await expect(bnpl.getByRole('gridcell').last()).toHaveText('83.0 %');
    await expect(
      pivot(page)
        .getByRole('row', { name: /^Co-brand card/ })
        .getByRole('gridcell')
        .last(),
    ).toHaveText('97.5 %');
  });
  await test.step('a field moves by keyboard, and Ctrl+Z moves it back', async () => {
    await shelf(page, 'Rows').first().focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Move Product', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Insert after Product' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Drop on Columns' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(shelf(page, 'Columns')).toHaveText([/Week/, /Product/]);
    await untilReady(page);
    await page.keyboard.press('Control+z');
    await expect(shelf(page, 'Rows')).toHaveText([/Product/]);
    await untilReady(page);
  });
  await test.step('a view is saved by name and opened again', async () => {
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByLabel('Name of this view').fill('By product and week');
    await page.getByRole('button', { name: 'Save view' }).click();
    await expect(page.getByText('View By product and week is saved')).toBeVisible({ timeout: 15_000 });
    await add(page, 'Partner');
    await expect(shelf(page, 'Rows')).toHaveCount(2);
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('button', { name: 'By product and week', exact: true }).click();
    await expect(shelf(page, 'Rows')).toHaveCount(1);
    await untilReady(page);
  });
  await test.step('what is copied is what is read', async () => {
    await page.getByRole('button', { name: 'Copy table' }).click();
    await expect(page.getByText('Table copied')).toBeVisible();
    const copied = (await app.evaluate(({ clipboard }) => clipboard.readText())).split('\n').map((line) => line.split('\t'));
    expect(copied.find(([name]) => name === 'BNPL')?.slice(1)).toEqual(await bnpl.getByRole('gridcell').allInnerTexts());
  });
  await test.step('a figure has its passport and its rows', async () => {
    await bnpl.getByRole('gridcell').last().click();
    await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('83.000 %');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^All 4,400 orders looked at: 3,652 counted, 748 not\./)).toBeVisible();
  });
});
