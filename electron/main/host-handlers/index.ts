import { dirname } from 'node:path';
import { app, type BrowserWindow, nativeTheme, shell } from 'electron';
import { fail } from '../../../shared/errors/fail.ts';
import { writeClipboard } from '../clipboard.ts';
import { newDragFile, startDrag } from '../drag-out.ts';
import type { Grants } from '../grants.ts';
import type { HostHandlers } from '../host-ipc.ts';
import { isPrintPage, newPrintPage, printToFile } from '../print-service.ts';
import type { QuitGuard } from '../quit-guard.ts';
import { addRecent, recentPaths } from '../recents.ts';
import { changeSettings } from '../settings-store.ts';
import { dialogHandlers } from './dialogs.ts';

export interface HostParts {
  readonly window: () => BrowserWindow;
  readonly grants: Grants;
  readonly quitGuard: QuitGuard;
  readonly recentsChanged: () => void;
}

export function createHostHandlers({ window, grants, quitGuard, recentsChanged }: HostParts): HostHandlers {
  return {
    ...dialogHandlers(window, grants),
    'recents.list': () => Promise.all(recentPaths().map(async (path) => ({ ...(await grants.issue(path)), folder: dirname(path) }))),
    'recents.add': ({ grant }) => {
      addRecent(grants.pathOf(grant));
      setImmediate(recentsChanged); // the menu can wait, the workbook that is being opened cannot
      return null;
    },
    'shell.reveal': ({ grant }) => {
      shell.showItemInFolder(grants.pathOf(grant));
      return null;
    },
    'app.info': () => ({ name: app.getName(), version: app.getVersion(), electron: process.versions.electron, platform: process.platform }),
    'theme.set': ({ theme }) => {
      nativeTheme.themeSource = theme;
      changeSettings({ theme });
      return null;
    },
    'clipboard.write': async (content) => {
      await writeClipboard(content);
      return null;
    },
    'drag.stage': ({ name }) => grants.issue(newDragFile(name)),
    'drag.start': ({ grant }) => {
      startDrag(window().webContents, grants.pathOf(grant));
      return null;
    },
    'pdf.stage': () => grants.issue(newPrintPage()),
    'pdf.print': async ({ source, target }) => {
      const page = grants.pathOf(source);
      if (!isPrintPage(page)) fail('INVALID_REQUEST', { problem: 'only a staged page can be printed' });
      return { bytes: await printToFile(page, grants.pathOf(target)) };
    },
    'quit.state': (state) => {
      quitGuard.state = state;
      return null;
    },
    'quit.confirmed': () => {
      quitGuard.confirm(window());
      return null;
    },
  };
}
