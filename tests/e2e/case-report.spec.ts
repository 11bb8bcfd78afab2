import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, goTo, test } from '../support/demo.ts';
import { untilReady } from '../support/electron.ts';
import { saveInto } from '../support/native-dialogs.ts';

test('a driver typed over changes the case at once, and undo brings the old answer back', async ({ demo: page }) => {
  await goTo(page, 'Cases');
  await page.getByRole('radio', { name: 'Scenarios' }).click();
  const base = page.getByRole('table', { name: 'Scenarios' }).getByRole('row', { name: /^Base [−$]/ });
  const before = await base.innerText();
  const uplift = page.getByRole('textbox', { name: 'Uplift of the first-attempt rate' });
  await expect(uplift).toHaveValue('0.4');
  await uplift.fill('0');
  await uplift.press('Enter');
  // Nothing is saved any more, only spent. With v = 1.1 ^ (-1/12) a month: the pilot 3,100 + 4,200 v + 3,900 v^2 = 11,105, the build
  // 38,000 v^4 = 36,812, and 7,200 / 12 a month from month 6 to 35, 600 (v^6 - v^36) / (1 - v) = 15,332.
  await expect(base).toContainText('−$63,249');
  await untilReady(page);
  await page.getByRole('heading', { name: 'Retry routing for soft declines', exact: true }).click();
  await page.keyboard.press('Control+z');
  await expect(uplift).toHaveValue('0.4');
  await expect.poll(() => base.innerText()).toBe(before);

  // What decides the case goes into the report as a figure of its own. In a small demo the savings are small beside the build,
  // which may cost 14,000 more or 6,000 less.
  await page.getByRole('radio', { name: 'Result' }).click();
  await page.getByRole('region', { name: 'What decides it' }).getByRole('button', { name: 'Add to report' }).click();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await untilReady(page);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages.getByRole('button', { name: /^Build and certification decides Retry routing/ })).toBeVisible();
});

test('a figure goes into the report with one click, and copies as picture and table', async ({ app, demo: page }) => {
  await test.step('copy', async () => {
    await goTo(page, 'Explain');
    await page.getByRole('figure').getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('Copied as picture and table')).toBeVisible();
    const copied = await app.evaluate(({ clipboard }) => {
      // Electron 45 reads the clipboard asynchronously and its types know nothing of the calls that 33 has.
      const old = clipboard as unknown as { readHTML(): string; readImage(): { getSize(): { width: number; height: number } } };
      return { text: clipboard.readText(), html: old.readHTML(), size: old.readImage().getSize() };
    });
    // 1,200 of 15,552 orders moved from co-brand (97 %) to BNPL (82 %): -15 x 1,200 / 15,552.
    expect(copied.text).toMatch(/Mix by product\t[^\n]*−1\.157 pp/);
    expect(copied.html).toContain('<table>');
    // A full slide below its title, 1168 by 500 CSS pixels of a slide of 1280 by 720 (margins of 56), at 2x.
    expect(copied.size).toEqual({ width: 2336, height: 1000 });
  });
  await test.step('drag out', async () => {
    // The system's drag has no place in a test: what it would be handed is kept instead.
    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) throw new Error('no window');
      contents.startDrag = ({ file }) => Object.assign(globalThis, { dragged: file });
    });
    const handle = page.getByRole('figure').getByRole('button', { name: 'Drag out or save as a picture' });
    await handle.hover();
    await handle.dispatchEvent('dragstart');
    const dragged = () => app.evaluate(() => String(Object.entries(globalThis).find(([name]) => name === 'dragged')?.[1] ?? ''));
    await expect.poll(dragged).toMatch(/Payment success[^/\\]*\.png$/);
    const picture = readFileSync(await dragged());
    // The signature of a PNG, and its width in the header: the same picture as is copied.
    expect([picture.toString('latin1', 1, 4), picture.readUInt32BE(16)]).toEqual(['PNG', 2336]);
  });
  await test.step('add', async () => {
    await goTo(page, 'Explore');
    const figure = page.getByRole('figure');
    await figure.getByRole('button', { name: 'Add to report' }).click();
    await expect(page.getByText('Added to March business review')).toBeVisible();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await untilReady(page);
    const report = page.getByRole('article', { name: 'March business review' });
    const added = report.getByRole('region', { name: /^Block/ }).last();
    const shown = added.getByRole('figure', { name: /^Payment success rate/ });
    await expect(shown).toContainText('By product · by week · March 2026');
    await expect(shown).toBeInViewport();
  });
});

test('a report leaves as a deck with native charts, a workbook, a page, a text and a PDF', async ({ app, demo: page, userData }) => {
  await goTo(page, 'Reports');
  const written = async (extension: string, entry: RegExp): Promise<Uint8Array> => {
    const path = join(userData, `review.${extension}`);
    await saveInto(app, path);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: entry }).click();
    await expect(page.getByText(`review.${extension} is written`)).toBeVisible({ timeout: 20_000 });
    return readFileSync(path);
  };
  const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

  const deck = unzipSync(await written('pptx', /^PowerPoint deck/));
  const slides = Object.keys(deck).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  expect(slides.length).toBeGreaterThan(5);
  const charts = Object.keys(deck).filter((name) => /^ppt\/charts\/chart\d*\.xml$/.test(name));
  expect(charts.length).toBeGreaterThan(0);
  for (const name of charts) expect(text(deck[name])).toContain('<c:numCache>');
  expect(slides.map((name) => text(deck[name])).join('')).toContain('$42,000');

  const sheets = unzipSync(await written('xlsx', /^Excel workbook/));
  expect(Object.keys(sheets).filter((name) => name.startsWith('xl/worksheets/sheet')).length).toBeGreaterThan(5);
  expect(text(await written('html', /^Web page/))).toContain('$42,000');
  expect(text(await written('md', /^Markdown/))).toContain('$42,000');
  const pdf = await written('pdf', /^PDF/);
  expect(text(pdf.subarray(0, 5))).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(20_000);
  // Its pages are found from a list of bookmarks.
  expect(text(pdf)).toContain('/Type /Outlines');
});
