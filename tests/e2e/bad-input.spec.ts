import type { Page } from '@playwright/test';
import { expect, goTo, test } from '../support/demo.ts';
import { untilReady } from '../support/electron.ts';

async function only(page: Page, chip: string, value: string): Promise<void> {
  await page.getByRole('button', { name: `Filter: ${chip} all` }).click();
  await page.getByRole('listbox', { name: 'Values' }).getByRole('option', { name: value }).click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await untilReady(page);
}

async function ask(page: Page, sql: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Control+Enter');
  await untilReady(page);
}

// A metric with an unknown column and one that divides by zero are tried where metrics are made.
test('what cannot be shown is a sentence and a way out, never an empty chart', async ({ demo: page }) => {
  const work = page.locator('.empty-text');
  await test.step('a filter that matches nothing says which ones do not go together', async () => {
    await only(page, 'Partner', 'Northbank');
    await only(page, 'Product', 'BNPL');
    await goTo(page, 'Overview');
    const sentence =
      /^Nothing matches all filters together: of [\d,]+ payment attempts, partner Northbank leaves [\d,]+, product BNPL leaves/;
    await expect(work.filter({ hasText: sentence })).toBeVisible();
    await expect(page.locator('.overview-chart svg')).toHaveCount(0);
    await expect(page.locator('.tile-error')).toContainText('Availability minutes have no column product');
    await goTo(page, 'Explain');
    await expect(page.getByRole('alert')).toContainText('one of the periods holds no data for it');
    await goTo(page, 'Explore');
    await expect(work.filter({ hasText: sentence })).toBeVisible();
    await page.getByRole('button', { name: 'Lift all filters' }).click();
    await untilReady(page);
    await expect(page.getByRole('grid', { name: 'Pivot' }).getByRole('row', { name: /^BNPL/ })).toBeVisible();
  });
  await test.step('steps too narrow to be read are made wider', async () => {
    for (const field of ['BIN', 'Latency in steps of 250']) {
      await page.getByLabel('Find a field').fill(field);
      await page.getByRole('button', { name: `Add ${field}`, exact: true }).click();
      await untilReady(page);
    }
    await page.getByRole('button', { name: /^Options of Latency/ }).click();
    await page.getByLabel('Width of a step').fill('0.01');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/has [\d,]+ values, more than [\d,]+ rows/)).toBeVisible({ timeout: 15_000 });
    await page.getByRole('button', { name: 'Steps of 1', exact: true }).click();
    await untilReady(page);
    await expect(page.getByText('Latency in steps of 1').first()).toBeVisible();
    await expect(page.getByText(/more than [\d,]+ rows/).or(page.getByRole('grid', { name: 'Pivot' }))).toBeVisible();
  });
  await test.step('amounts of a currency without a rate are not added up, and the rate is a click away', async () => {
    const rates = page.getByRole('dialog', { name: 'Currency' });
    // The button that was pressed goes with its rate, and a key pressed before focus is back in the dialog would go nowhere.
    const leave = async () => {
      await rates.getByLabel('Currency').press('Escape');
      await expect(rates).toHaveCount(0);
    };
    await page.getByRole('button', { name: /USD at plan rate/ }).click();
    await rates.getByRole('button', { name: 'Remove the rate of CAD' }).first().click();
    await leave();
    await goTo(page, 'Overview');
    const sales = page.locator('.tile').filter({ hasText: 'Settled sales' });
    await expect(sales).toContainText('There is no rate from CAD to USD');
    await sales.getByRole('button', { name: 'Add a rate' }).click();
    await rates.getByLabel('Currency').fill('CAD');
    await rates.getByRole('textbox', { name: 'Rate' }).fill('0.73');
    await rates.getByRole('button', { name: 'Add rate' }).click();
    await leave();
    await untilReady(page);
    await expect(sales).toContainText('$');
  });
  await test.step('thousands of colors, bars and a division by zero are no chart but a sentence', async () => {
    await goTo(page, 'SQL');
    await ask(page, 'select cast(ts_utc as date) as day, customer_id, count(*) as n from attempt group by all limit 12000');
    await page.getByRole('radio', { name: 'Chart' }).click();
    await expect(page.getByText(/^[\d,]+ lines cannot be told apart by color: keep 8 or fewer values of customer_id/)).toBeVisible();
    await ask(page, 'select partner, count(*) / 0 as n from attempt group by all');
    await page.getByRole('radio', { name: 'Chart' }).click();
    await expect(page.getByText(/^n is not a finite number in row 1: something is divided by zero/)).toBeVisible();
  });
});
