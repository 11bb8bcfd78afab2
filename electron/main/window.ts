import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { changeSettings, settings, type WindowPlace } from './settings-store.ts';

const smallest = { width: 1024, height: 680 };
const usual: WindowPlace = { width: 1280, height: 800, isMaximized: false };

/** The place where the window was, unless the screen it was on is gone. */
function rememberedPlace(): WindowPlace {
  const place = settings().window;
  if (place === null) return usual;
  if (place.x === undefined || place.y === undefined) return place;
  const { x, y } = place;
  const isVisible = screen
    .getAllDisplays()
    .some(({ workArea }) => x >= workArea.x && y >= workArea.y && x < workArea.x + workArea.width && y < workArea.y + workArea.height);
  return isVisible ? place : { ...usual, width: place.width, height: place.height };
}

function rememberPlace(window: BrowserWindow): void {
  changeSettings({ window: { ...window.getNormalBounds(), isMaximized: window.isMaximized() } });
}

export function openWindow(preload: string, url: string): BrowserWindow {
  const { isMaximized, ...bounds } = rememberedPlace();
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Paybench',
    icon: join(import.meta.dirname, '../../resources/icons/paybench-256.png'),
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171c' : '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      v8CacheOptions: 'code',
    },
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  window.on('close', () => rememberPlace(window));
  void window.loadURL(url);
  return window;
}
