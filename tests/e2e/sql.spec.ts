import { expect, goTo, test } from '../support/demo.ts';
import { untilReady } from '../support/electron.ts';

test('SQL is completed, runs into tabs, is explained, cancelled, remembered and put into a report', async ({ demo: page }) => {
  await goTo(page, 'SQL');
  const editor = page.getByRole('textbox', { name: 'SQL' });
  const tabs = page.getByRole('tablist', { name: 'Results' }).getByRole('tab');

  await test.step('tables, columns and functions are offered', async () => {
    await editor.fill('select quantile_');
    await page.keyboard.type('c');
    await expect(page.getByRole('option', { name: /quantile_cont/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await editor.fill('select attempt.');
    await page.keyboard.type('part');
    await expect(page.getByRole('option', { name: /^partner/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await test.step('each statement has its tab', async () => {
    await editor.fill(
      'select partner, count(*) as attempts from attempt where partner is not null group by all order by 2 desc; select 40 + 2 as answer',
    );
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(tabs).toHaveCount(2);
    await expect(page.getByRole('gridcell', { name: '42' })).toBeVisible();
    await tabs.first().click();
    await expect(page.getByRole('gridcell', { name: 'Meridian' })).toBeVisible();
  });
  await test.step('a figure becomes a metric, tried before it is kept', async () => {
    await page.getByRole('button', { name: 'Keep as metric…' }).click();
    await page.getByRole('button', { name: 'Attempts', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'New metric' });
    await expect(dialog.getByLabel('Name')).toHaveValue('Attempts');
    await expect(dialog.locator('.metrics-formula')).toHaveText('count(attempt where not partner is missing)');
    await expect(dialog.getByText('Over all that is loaded')).toBeVisible();
    await dialog.getByRole('button', { name: 'Keep metric' }).click();
    await expect(page.getByRole('article', { name: 'Attempts' })).toContainText(/attempts_2 @ 1/);
    await goTo(page, 'SQL');
  });
  await test.step('a line leads to as many rows as it counts', async () => {
    const line = page.getByRole('row').filter({ has: page.getByRole('gridcell', { name: 'Meridian' }) });
    const count = await line.getByRole('gridcell').last().innerText();
    await line.getByRole('gridcell', { name: 'Meridian' }).dblclick();
    await expect(page.getByRole('heading', { name: 'Meridian' })).toBeVisible();
    await expect(page.getByText(`${count} rows · Payment attempts`)).toBeVisible();
    await page.getByRole('button', { name: 'Back' }).click();
    await expect(page.getByRole('gridcell', { name: 'Meridian' })).toBeVisible();
  });
  await test.step('a result becomes a chart in the report', async () => {
    await page.getByRole('radio', { name: 'Chart' }).click();
    await expect(page.getByRole('figure', { name: 'attempts by partner' })).toBeVisible();
    await page.getByRole('figure').getByRole('button', { name: 'Add to report' }).click();
    await expect(page.getByText(/^Added to /)).toBeVisible();
  });
  await test.step('the names of its columns make it a funnel', async () => {
    await page.getByRole('button', { name: 'Charts', exact: true }).click();
    await page.getByRole('button', { name: 'Example: Funnel' }).click();
    await expect(editor).toContainText("select 'Orders' as stage");
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(tabs).toHaveCount(3);
    await expect(page.getByRole('gridcell', { name: 'Captured' })).toBeVisible();
    await page.getByRole('radio', { name: 'Chart' }).click();
    await expect(page.getByRole('figure', { name: /^Most are lost before / })).toBeVisible();
  });
  await test.step('what is refused says why', async () => {
    await editor.fill('drop table attempt');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Only one SELECT is allowed here');
  });
  await test.step('the plan is shown', async () => {
    await editor.fill('select partner from attempt');
    await page.getByRole('button', { name: 'Show plan' }).click();
    await expect(page.locator('.sql-plan')).toContainText('attempt');
  });
  await test.step('a long query is cancelled', async () => {
    await editor.fill('select sum(a.i * b.i) from range(10000000) a(i), range(10000000) b(i)');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('tabpanel').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled. Nothing was changed.')).toBeVisible();
  });
  await test.step('and comes back from the history', async () => {
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: /select 40 \+ 2 as answer.*1 rows? in/ }).click();
    await expect(editor).toContainText('select 40 + 2 as answer');
    await untilReady(page);
  });
});
