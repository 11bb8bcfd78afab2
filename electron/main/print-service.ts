import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';
import { guardRequests } from './security.ts';
import { isStaged, stageFolder } from './stage-folder.ts';

const partition = 'print';
const printTimeoutMs = 60_000;

/** A private path for the data process to write a print page to. */
export const newPrintPage = (): string => join(stageFolder(), `${randomUUID()}.html`);
export const isPrintPage = (path: string): boolean => isStaged(path) && path.endsWith('.html');

/** Prints one self-contained page in a hidden window without script; main handles its path, never its content. */
export async function printToFile(page: string, target: string): Promise<number> {
  const url = pathToFileURL(page).href;
  const printSession = session.fromPartition(partition);
  guardRequests(printSession, [url, 'data:']);
  const window = new BrowserWindow({
    show: false,
    webPreferences: { partition, sandbox: true, contextIsolation: true, javascript: false, spellcheck: false },
  });
  const timer = setTimeout(() => window.destroy(), printTimeoutMs);
  try {
    await window.loadURL(url);
    const pdf = await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    const temporary = `${target}.${process.pid}.part`;
    await writeFile(temporary, pdf);
    await rename(temporary, target);
    return pdf.length;
  } finally {
    clearTimeout(timer);
    if (!window.isDestroyed()) window.destroy();
    rmSync(page, { force: true });
  }
}
