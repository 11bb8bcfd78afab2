import { join } from 'node:path';
import { app, type BrowserWindow, nativeTheme, session } from 'electron';
import { fail } from '../../shared/errors/fail.ts';
import { withFile } from '../../shared/protocol/host-channels.ts';
import type { HostEvents } from '../../shared/protocol/host-protocol.ts';
import { showAbout } from './about.ts';
import { appOrigin, appScheme, appUrl, serveApp } from './app-scheme.ts';
import { EngineProcess } from './engine-process.ts';
import { Grants } from './grants.ts';
import { createHostHandlers } from './host-handlers/index.ts';
import { serveHost, tellWindow } from './host-ipc.ts';
import { buildMenu } from './menu.ts';
import { filesIn } from './opened-files.ts';
import { QuitGuard } from './quit-guard.ts';
import { clearRecents, recentPaths } from './recents.ts';
import { guardPermissions, guardRequests } from './security.ts';
import { settings } from './settings-store.ts';
import { openWindow } from './window.ts';

const here = import.meta.dirname;
/** The dev server's address while developing; a packaged app has none. */
const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
const origin = devServer === undefined ? appOrigin : new URL(devServer).origin;

/** Everything that lives as long as the app; each part is in its own file, here they meet. */
export function startWorkbench(): void {
  let window: BrowserWindow | null = null;
  const contents = () => (window === null || window.isDestroyed() ? null : window.webContents);
  const tell = <T extends keyof HostEvents>(topic: T, value: HostEvents[T]) => tellWindow(contents(), topic, value);

  const grants: Grants = new Grants((token, path) => engine.grant(token, path));
  const engine = new EngineProcess({
    entry: join(here, 'engine.js'),
    args: [`--data-dir=${app.getPath('userData')}`, `--resources=${join(here, '../../resources')}`, `--app-version=${app.getVersion()}`],
    grants: () => grants.entries(),
    onStopped: (reason) => tell('engine.stopped', { reason }),
    onStarted: () => tell('engine.started', null),
  });
  const files = filesIn(process.argv.slice(1), process.cwd());
  // First of all: it loads while the window does.
  const workbook = files.find((path) => path.endsWith('.paybench'));
  engine.start(workbook);

  const own = session.defaultSession;
  guardRequests(own, [
    `${appScheme}:`,
    'devtools:',
    'data:',
    'blob:',
    ...(devServer === undefined ? [] : [origin, origin.replace('http', 'ws')]),
  ]);
  guardPermissions(own, origin);
  serveApp(own, join(here, '../renderer'));

  const quitGuard = new QuitGuard(() => tell('quit.asked', null));

  let isPageThere = false;
  /** Files that were asked for before the page could hear of them. */
  let waitingFiles: readonly string[] = [];
  const openFiles = async (paths: readonly string[]) => {
    if (paths.length === 0) return;
    const granted = await Promise.all(paths.map((path) => grants.issue(path)));
    if (isPageThere) tell('files.opened', granted);
    else waitingFiles = [...waitingFiles, ...paths];
  };
  const pageLoaded = () => {
    isPageThere = true;
    const paths = waitingFiles;
    waitingFiles = [];
    void openFiles(paths);
  };
  const refreshMenu = () =>
    buildMenu(recentPaths(), {
      command: (id) => tell('command', id),
      openRecent: (path) => void openFiles([path]),
      clearRecents: () => {
        clearRecents();
        refreshMenu();
      },
      about: () => showAbout(window),
    });
  const showWindow = (ending = '') => {
    const opened = openWindow(join(here, '../preload/index.cjs'), `${devServer ?? appUrl}${ending}`);
    window = opened;
    quitGuard.guard(opened);
    opened.webContents.on('did-finish-load', () => {
      engine.connect(opened.webContents);
      pageLoaded();
    });
    opened.on('closed', () => {
      if (window === opened) window = null;
      isPageThere = false;
    });
  };

  const handlers = createHostHandlers({
    window: () => window ?? fail('INTERNAL', { name: 'no window' }),
    grants,
    quitGuard,
    recentsChanged: refreshMenu,
  });
  serveHost({ contents, origin }, handlers, (paths) => Promise.all(paths.map((path) => grants.issue(path))));

  nativeTheme.themeSource = settings().theme;
  nativeTheme.on('updated', () => tell('theme', nativeTheme.shouldUseDarkColors ? 'dark' : 'light'));
  app.on('second-instance', (_event, args, workingFolder) => {
    if (window === null) showWindow();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    void openFiles(filesIn(args.slice(1), workingFolder));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openFiles([path]);
  });
  app.on('activate', () => {
    if (window === null) showWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void engine.close().then(() => {
      isClosed = true;
      app.quit();
    });
  });

  refreshMenu();
  showWindow(workbook === undefined ? '' : withFile);
  void openFiles(files);
}
