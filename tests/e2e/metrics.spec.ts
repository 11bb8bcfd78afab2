import { expect, test } from '../support/demo.ts';
import { sendCommand, untilReady } from '../support/electron.ts';

test('metrics are found, and one of one’s own is made by form and by text, tried, kept and explored', async ({ app, demo: page }) => {
  await sendCommand(app, 'go.metrics');
  await untilReady(page);
  await test.step('a search finds a definition', async () => {
    await page.getByLabel('Find a metric').fill('auth_rate_gross');
    await page.getByRole('navigation', { name: 'List of metrics' }).getByRole('button').first().click();
    await expect(page.getByRole('article')).toContainText('Denominator');
    await page.getByLabel('Find a metric').fill('');
  });
  await test.step('the form makes a share and shows its number', async () => {
    await page.getByRole('button', { name: 'New metric' }).click();
    const dialog = page.getByRole('dialog', { name: 'New metric' });
    await dialog.getByLabel('Name').fill('Lumen share');
    await dialog.getByLabel('Numerator: only rows with').fill('partner = "Lumen"');
    await expect(dialog.locator('.metrics-formula')).toHaveText('count(attempt where partner = "Lumen") / count(attempt)');
    await expect(dialog.getByText('Over all that is loaded')).toBeVisible();
    await dialog.getByLabel('Numerator: only rows with').fill('partnr = "Lumen"');
    await expect(dialog.getByText(/no column partnr; did you mean partner\?/)).toBeVisible();
  });
  await test.step('as text, and kept', async () => {
    const dialog = page.getByRole('dialog', { name: 'New metric' });
    await dialog.getByRole('radio', { name: 'Text' }).click();
    await dialog.getByLabel('Formula').fill('count(attempt where partner = "Lumen") / count(attempt)');
    await expect(dialog.getByText('Over all that is loaded')).toBeVisible();
    await dialog.getByRole('button', { name: 'Keep metric' }).click();
    await expect(page.getByRole('article', { name: 'Lumen share' })).toContainText('lumen_share @ 1');
  });
  await test.step('it is like any other, and undo takes it away', async () => {
    await page.getByRole('button', { name: 'Explore it' }).click();
    await untilReady(page);
    await expect(page.getByText('Lumen share').first()).toBeVisible();
    await sendCommand(app, 'go.metrics');
    await sendCommand(app, 'edit.undo');
    await expect(page.getByRole('navigation', { name: 'List of metrics' }).getByRole('button', { name: 'Lumen share' })).toHaveCount(0);
  });
  await test.step('one with nothing to divide by says so where its chart would be, and leads back to its definition', async () => {
    await page.getByRole('button', { name: 'New metric' }).click();
    const dialog = page.getByRole('dialog', { name: 'New metric' });
    await dialog.getByLabel('Name').fill('Nobody');
    await dialog.getByRole('radio', { name: 'Text' }).click();
    await dialog.getByLabel('Formula').fill('count(attempt where partner = "Lumen") / count(attempt where partner = "Nobody")');
    await dialog.getByRole('button', { name: 'Keep metric' }).click();
    await expect(page.getByRole('article', { name: 'Nobody' })).toBeVisible();
    await page.getByRole('button', { name: 'Explore it' }).click();
    await untilReady(page);
    await expect(page.getByText('Nobody has no value here')).toBeVisible();
    await expect(page.getByText(/nothing to divide by and is missing, not zero/)).toBeVisible();
    await expect(page.getByRole('grid', { name: 'Pivot' })).toHaveCount(0);
    await page.getByRole('button', { name: 'See its definition' }).click();
    await expect(page.getByRole('article', { name: 'Nobody' })).toBeVisible();
  });
});
