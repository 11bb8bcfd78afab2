import { closeWindow, openWindow, sendCommand, untilOpen, untilSettled } from './window.mjs';

/** Builds the demo in the window and saves it under this name; answers how long building and showing took, ms. */
export async function prepareDemo(electron, userData, path) {
  const app = await openWindow(electron, userData);
  const page = await app.firstWindow();
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await untilSettled(page);
  const began = performance.now();
  await sendCommand(app, 'workbook.openDemo');
  await untilOpen(page, 300_000);
  await untilSettled(page);
  const ms = performance.now() - began;
  await sendCommand(app, 'workbook.saveAs');
  await page.waitForFunction(() => document.querySelector('.status-bar')?.textContent?.includes('Saved'), null, { timeout: 60_000 });
  await closeWindow(app);
  return ms;
}
