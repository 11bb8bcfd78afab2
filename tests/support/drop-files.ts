import type { Page } from '@playwright/test';

/** Drops files of this machine on the middle of the window, as the system's file manager does. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const [x, y] = await page.evaluate(() => [Math.round(window.innerWidth / 2), Math.round(window.innerHeight / 2)] as const);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x, y, data });
  await session.detach();
}
