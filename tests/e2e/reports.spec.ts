import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
import { expect, goTo, test } from '../support/demo.ts';
import { untilReady } from '../support/electron.ts';
import { openFrom, saveInto } from '../support/native-dialogs.ts';

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

test('any figure is in an exported deck after three clicks at most; a template that does not fit is named, and the bundled theme is the way out', async ({
  app,
  demo: page,
  userData,
}) => {
  await goTo(page, 'Explore');
  await page.evaluate(() => {
    const counted = window as unknown as { clicks: number };
    counted.clicks = 0;
    window.addEventListener('click', () => counted.clicks++, true);
  });
  const deck = join(userData, 'three.pptx');
  await saveInto(app, deck);
  await page.getByRole('figure').getByRole('button', { name: 'Add to report' }).click();
  await page.getByRole('button', { name: 'Export deck' }).click();
  await expect(page.getByText('three.pptx is written')).toBeVisible({ timeout: 30_000 });
  expect(await page.evaluate(() => (window as unknown as { clicks: number }).clicks)).toBeLessThanOrEqual(3);
  const slides = (path: string) => Object.keys(unzipSync(readFileSync(path))).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
  expect(slides(deck).length).toBeGreaterThan(5);

  const template = async (name: string, ...layouts: readonly string[]) => {
    const own = new PptxGenJS();
    for (const title of layouts) own.defineSlideMaster({ title });
    own.addSlide({ masterName: layouts[0] ?? '' });
    writeFileSync(join(userData, name), (await own.write({ outputType: 'uint8array' })) as Uint8Array);
    await openFrom(app, join(userData, name));
  };
  const onTemplate = async (target: string) => {
    await saveInto(app, join(userData, target));
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Deck on your template/ }).click();
  };
  await goTo(page, 'Reports');
  await template('narrow.pptx', 'Title Slide');
  await onTemplate('way-out.pptx');
  await expect(page.getByRole('alert')).toContainText('The template has no layout "Title Only"');
  await page.getByRole('button', { name: 'Export on the bundled theme' }).click();
  await expect(page.getByText('way-out.pptx is written')).toBeVisible({ timeout: 30_000 });

  await template('own.pptx', 'Title Slide', 'Title Only');
  await onTemplate('on-own.pptx');
  await expect(page.getByText('on-own.pptx is written')).toBeVisible({ timeout: 30_000 });
  expect(slides(join(userData, 'on-own.pptx')).length).toBe(slides(deck).length);
});
