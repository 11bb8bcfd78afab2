import type { Locator, Page } from '@playwright/test';
import { expect, goTo, test } from '../support/demo.ts';
import { sendCommand, untilReady } from '../support/electron.ts';

const pivot = (page: Page) => page.getByRole('grid', { name: 'Pivot' });
const shelf = (page: Page, name: string) => page.getByRole('grid', { name, exact: true });
const names = (page: Page, name: string) => shelf(page, name).getByRole('row');

/** Takes a field by its grip and lets it go at a point of a shelf or a field, in shares of its width. */
async function drag(page: Page, grip: Locator, onto: Locator, at: number): Promise<void> {
  const [from, to] = [await grip.boundingBox(), await onto.boundingBox()];
  if (from === null || to === null) throw new Error('What is dragged is not on screen');
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 30, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x + to.width * at, to.y + to.height / 2, { steps: 10 });
  await page.mouse.up();
  await untilReady(page);
}

test('a pivot by pointer and keyboard: fields dragged, colors, small charts, a level, other times, and why', async ({
  app,
  demo: page,
}) => {
  page.setDefaultTimeout(8000);
  await goTo(page, 'Explore');
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
    await untilReady(page);
  };
  await test.step('a field stands where it is dropped: behind, before, on the other axis; each is one step back', async () => {
    await drag(page, page.getByRole('button', { name: 'Drag Channel' }), shelf(page, 'Rows'), 0.9);
    await expect(names(page, 'Rows')).toHaveText([/Product/, /Channel/]);
    await drag(page, page.getByRole('button', { name: 'Drag Country' }), names(page, 'Rows').first(), 0.03);
    await expect(names(page, 'Rows')).toHaveText([/Country/, /Product/, /Channel/]);
    await drag(page, shelf(page, 'Rows').getByRole('button', { name: 'Move Country' }).first(), shelf(page, 'Columns'), 0.9);
    await expect(names(page, 'Columns')).toHaveText([/Week/, /Country/]);
    for (const left of [[/Country/, /Product/, /Channel/], [/Product/, /Channel/], [/Product/]]) {
      await sendCommand(app, 'edit.undo');
      await expect(names(page, 'Rows')).toHaveText(left);
    }
    await untilReady(page);
  });
  await test.step('a heat map colors what stands apart, not its totals', async () => {
    await page.getByRole('button', { name: 'Options of Payment success rate' }).focus();
    await press('Enter');
    await page.getByRole('button', { name: /Color$/ }).focus();
    await press('Enter');
    await page.getByRole('option', { name: 'Heat map' }).click();
    await press('Escape');
    const bnpl = pivot(page).getByRole('row', { name: /^BNPL/ }).getByRole('gridcell');
    await expect(bnpl.nth(1)).toHaveAttribute('style', /background-color/);
    await expect(bnpl.last()).not.toHaveAttribute('style', /background-color/);
  });
  await test.step('one chart for each product, and a level across them', async () => {
    await page.getByRole('button', { name: 'Chart: Lines' }).focus();
    await press('Enter', 'ArrowDown', 'Enter');
    await expect(page.getByRole('button', { name: 'Chart: Small lines side by side' })).toBeVisible();
    await page.getByRole('button', { name: 'Reference line' }).focus();
    await press('Enter');
    await page.getByLabel('Level, %').fill('90');
    await page.getByLabel('Name', { exact: true }).fill('Plan');
    await press('Enter');
    await expect(page.locator('.explore-chart svg').getByText(/Plan/).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reference lines' })).toBeFocused();
  });
  await test.step('the time menu sets against the month before, on days that both have, and says how they differ', async () => {
    await page.getByRole('button', { name: 'Time', exact: true }).focus();
    await press('Enter');
    await page.getByRole('button', { name: /Compare/ }).click();
    await page.getByRole('option', { name: 'previous period' }).click();
    await untilReady(page);
    await press('Escape');
    await expect(page.getByRole('button', { name: 'Time · vs previous period' })).toBeFocused();
    // March has 31 days and 22 weekdays, February 28 and 20.
    await expect(page.getByText(/^March 2026 has 31 days \(22 \w+( day)?s\), February 2026 28 days \(\d\d/)).toBeVisible();
  });
  await test.step('two points of a row lead to what moved between them', async () => {
    const total = pivot(page)
      .getByRole('row', { name: /^Total/ })
      .getByRole('gridcell');
    await total.nth(1).click();
    await total.nth(4).click({ modifiers: ['Shift'] });
    await page.getByRole('button', { name: 'Why?' }).first().click();
    await expect(page.locator('body')).toHaveAttribute('data-screen', 'explain');
    await untilReady(page);
    await expect(page.getByText(/Mar 2 – 8, 2026/).first()).toBeVisible();
    await expect(page.getByText(/Mar 23 – 29, 2026/).first()).toBeVisible();
  });
});
