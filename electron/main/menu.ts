import { basename, dirname } from 'node:path';
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { type MenuLine, menuSections } from './menu-items.ts';

export interface MenuActions {
  readonly command: (id: string) => void;
  readonly openRecent: (path: string) => void;
  readonly clearRecents: () => void;
  readonly about: () => void;
}

function recentsMenu(recents: readonly string[], actions: MenuActions): MenuItemConstructorOptions {
  const files = recents.map(
    (path): MenuItemConstructorOptions => ({
      label: basename(path).replaceAll('&', '&&'),
      sublabel: dirname(path),
      click: () => actions.openRecent(path),
    }),
  );
  const clear: MenuItemConstructorOptions[] = [{ type: 'separator' }, { label: 'Clear this list', click: actions.clearRecents }];
  return { id: 'recents', label: 'Open recent', enabled: files.length > 0, submenu: [...files, ...clear] };
}

function itemOf(line: MenuLine, recents: readonly string[], actions: MenuActions): MenuItemConstructorOptions {
  if (line === '-') return { type: 'separator' };
  if ('role' in line) return { role: line.role };
  if ('special' in line) {
    if (line.special === 'recents') return recentsMenu(recents, actions);
    if (line.special === 'devTools') return { role: 'toggleDevTools', visible: !app.isPackaged };
    return { label: 'About Paybench', click: actions.about };
  }
  // The page binds the same keys first; here they are shown, and work while the page has no focus.
  return {
    id: line.command,
    label: line.label,
    click: () => actions.command(line.command),
    ...(line.keys === undefined ? {} : { accelerator: line.keys }),
  };
}

export function buildMenu(recents: readonly string[], actions: MenuActions): void {
  const sections = menuSections.map(
    ({ label, lines }): MenuItemConstructorOptions => ({ label, submenu: lines.map((line) => itemOf(line, recents, actions)) }),
  );
  const forMac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...forMac, ...sections]));
}
