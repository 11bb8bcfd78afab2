import { join } from 'node:path';
import { inRoot } from '../root.mjs';
import { mustRun } from '../run.mjs';
import { runBundled } from '../run-bundled.mjs';
import { closeWindow, openWindow, sendCommand, untilOpen, untilSettled } from './window.mjs';

/** In the page: milliseconds from the next key press to new figures and a new curve in the document. */
const pressToFigures = () => {
  window.caseShown = new Promise((resolve) => {
    const body = document.querySelector('.cases-layout');
    const words = () => body.querySelector('.case-figure').textContent;
    const before = words();
    let [began, isDrawn] = [0, false];
    window.addEventListener('keydown', ({ timeStamp }) => (began = timeStamp), { capture: true, once: true });
    const watch = new MutationObserver((changes) => {
      isDrawn ||= changes.some(({ target, type }) => type === 'childList' && target.closest('.case-result > .case-chart') !== null);
      if (!isDrawn || words() === before) return;
      watch.disconnect();
      resolve(performance.now() - began);
    });
    watch.observe(body, { subtree: true, childList: true, characterData: true });
  });
};

/** One driver of a case of 200 drivers over 60 months moved by a key: until cash, NPV, IRR, payback and the curve have followed. */
export async function measureCase(electron, { folder, rounds }) {
  const [contracts, workbook] = [join(folder, 'contracts.json'), join(folder, 'large.paybench')];
  if ((await runBundled('tests/bench/write-large-case.ts', [contracts])) !== 0) throw new Error('the case is not written');
  const words = [inRoot('scripts', 'paybench.mjs'), 'import', contracts, '--workbook', workbook];
  await mustRun('Writing the workbook of the case', process.execPath, words, { timeoutMs: 120_000, capture: true });
  const app = await openWindow(electron, join(folder, 'case'), [workbook]);
  const page = await app.firstWindow();
  await untilOpen(page);
  // The frame stands before the workbook does.
  await untilSettled(page);
  await sendCommand(app, 'go.cases');
  await untilSettled(page);
  const slider = page.getByRole('slider', { name: 'in0, slider' });
  await slider.focus();
  const found = [];
  for (let round = 0; round <= rounds * 4; round++) {
    await page.evaluate(pressToFigures);
    await page.keyboard.press('ArrowRight');
    found.push(await page.evaluate(() => window.caseShown));
    await untilSettled(page);
  }
  await closeWindow(app);
  return found.slice(1);
}
