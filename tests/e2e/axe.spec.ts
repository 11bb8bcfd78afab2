import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ElectronApplication, Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, goTo, test } from '../support/demo.ts';
import { sendCommand, untilReady } from '../support/electron.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA: rule, and where. */
async function violations(page: Page): Promise<readonly string[]> {
  const options: RunOptions = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
  const results = await page.evaluate(
    (run) => (window as unknown as { axe: { run(context: Document, options: unknown): Promise<unknown> } }).axe.run(document, run),
    options,
  );
  return (results as AxeResults).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any.map(({ message }) => message).join('; ')}`),
  );
}

/** Views of a screen beside the one it opens with. */
const views: Readonly<Record<string, readonly string[]>> = { Data: ['Data health'], Operations: ['Friction'] };

async function setTheme(app: ElectronApplication, page: Page, theme: 'light' | 'dark'): Promise<void> {
  await sendCommand(app, `theme.${theme}`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  // Colors of buttons move over to the new theme.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
}

test('the welcome page has nothing axe finds, in light and dark', async ({ app, page }) => {
  await untilReady(page);
  await page.evaluate(axeSource);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(app, page, theme);
    expect(await violations(page), theme).toEqual([]);
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`no screen of the rail has anything axe finds, ${theme}`, async ({ app, demo: page }) => {
    await page.evaluate(axeSource);
    await setTheme(app, page, theme);
    const names = await page.getByRole('navigation', { name: 'Screens' }).getByRole('button').allInnerTexts();
    const found: Record<string, readonly string[]> = {};
    for (const name of names.map((text) => text.trim())) {
      await goTo(page, name);
      const here = await violations(page);
      if (here.length > 0) found[name] = here;
      for (const view of views[name] ?? []) {
        await page.getByRole('radio', { name: view, exact: true }).click();
        await untilReady(page, 30_000);
        const there = await violations(page);
        if (there.length > 0) found[`${name}, ${view}`] = there;
      }
    }
    expect(found).toEqual({});
  });
}

test('everything is reached by keys: palette, regions, screens, undo', async ({ demo: page }) => {
  await test.step('the palette finds a command and runs it', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeFocused();
    await page.keyboard.type('explai');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('table', { name: 'Segments' })).toBeVisible();
    await expect(page.getByRole('listbox', { name: 'Commands' })).toBeHidden();
  });
  await test.step('the palette finds what has a name in the workbook: a metric, a partner', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('metric dispute rate');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('grid', { name: 'Measures' }).getByRole('row', { name: /^Dispute rate/ })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('partner northb');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^Northbank/, level: 1 })).toBeVisible();
    await page.keyboard.press('Control+5');
  });
  await test.step('F6 goes round the regions, and back', async () => {
    const region = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? null);
    await page.getByRole('button', { name: 'Explain' }).focus();
    expect(await region()).toBe('Screens');
    await page.keyboard.press('F6');
    expect(await region()).toBe('Work');
    await page.keyboard.press('Shift+F6');
    expect(await region()).toBe('Screens');
    await page.keyboard.press('Shift+F6');
    expect(await region()).toBe('Scope');
  });
  await test.step('a digit goes to a screen, Ctrl+Z takes an edit back, Ctrl+Shift+Z makes it again', async () => {
    await page.keyboard.press('Control+3');
    const week = page.getByRole('radio', { name: 'Week' });
    const day = page.getByRole('radio', { name: 'Day' });
    await expect(week).toBeChecked();
    await week.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Space');
    await expect(day).toBeChecked();
    await page.keyboard.press('Control+z');
    await expect(week).toBeChecked();
    await page.keyboard.press('Control+Shift+z');
    await expect(day).toBeChecked();
  });
});
