import { access } from 'node:fs/promises';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { Grants } from '../grants.ts';
import type { HostHandlers } from '../host-ipc.ts';

const workbookFilter: FileFilter = { name: 'Paybench workbook', extensions: ['paybench'] };
const extractFilters: FileFilter[] = [
  {
    name: 'Partner files',
    extensions: ['csv', 'tsv', 'txt', 'dat', 'xlsx', 'json', 'ndjson', 'jsonl', 'xml', 'ach', 'bai', 'sta', 'gz', 'zip', 'parquet'],
  },
  { name: 'All files', extensions: ['*'] },
];
const filterNames: Readonly<Record<string, string>> = {
  pptx: 'PowerPoint deck',
  xlsx: 'Excel workbook',
  docx: 'Word document',
  html: 'Web page',
  md: 'Markdown',
  pdf: 'PDF document',
  svg: 'SVG picture',
  png: 'PNG picture',
  csv: 'CSV table',
  zip: 'Archive',
};

const withExtension = (path: string, extension: string) => (path.toLowerCase().endsWith(`.${extension}`) ? path : `${path}.${extension}`);

/** The same name with another ending; a number where a file of that name is there, so that nothing is overwritten unasked. */
async function freeName(path: string, extension: string): Promise<string> {
  const stem = path.replace(/\.[^./\\]+$/, '');
  for (let number = 1; ; number++) {
    const candidate = `${stem}${number === 1 ? '' : ` ${number}`}.${extension}`;
    const isThere = await access(candidate).then(
      () => true,
      () => false,
    );
    if (!isThere) return candidate;
  }
}

export function dialogHandlers(window: () => BrowserWindow, grants: Grants) {
  async function pick(filters: FileFilter[], properties: ('openFile' | 'multiSelections')[]): Promise<readonly string[]> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), { filters, properties });
    return canceled ? [] : filePaths;
  }
  async function place(defaultPath: string, filter: FileFilter) {
    const { canceled, filePath } = await dialog.showSaveDialog(window(), {
      defaultPath,
      filters: [filter],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    return canceled || !filePath ? null : grants.issue(withExtension(filePath, filter.extensions[0] ?? ''));
  }
  return {
    'dialog.openWorkbook': async () => {
      const [path] = await pick([workbookFilter], ['openFile']);
      return path === undefined ? null : grants.issue(path);
    },
    'dialog.openTemplate': async () => {
      const [path] = await pick([{ name: 'PowerPoint template', extensions: ['pptx'] }], ['openFile']);
      return path === undefined ? null : grants.issue(path);
    },
    'dialog.openExtracts': async () => {
      const paths = await pick(extractFilters, ['openFile', 'multiSelections']);
      return Promise.all(paths.map((path) => grants.issue(path)));
    },
    'dialog.saveWorkbook': ({ suggestedName }) => place(suggestedName, workbookFilter),
    'dialog.export': async ({ suggestedName, extension, also }) => {
      const first = await place(suggestedName, { name: filterNames[extension] ?? extension.toUpperCase(), extensions: [extension] });
      if (first === null || also === undefined) return first;
      return { ...first, also: await grants.issue(await freeName(grants.pathOf(first.grant), also)) };
    },
  } satisfies Partial<HostHandlers>;
}
