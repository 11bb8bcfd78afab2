import { app, type BrowserWindow, dialog } from 'electron';

interface QuitState {
  readonly unsaved: boolean;
  readonly running: string | null;
}

/** Asks before a close would lose something: a running job here, unsaved edits in the window, which can save them. */
export class QuitGuard {
  #state: QuitState = { unsaved: false, running: null };
  #isConfirmed = false;
  #isQuitting = false;
  readonly #askWindow: () => void;

  constructor(askWindow: () => void) {
    this.#askWindow = askWindow;
    app.on('before-quit', () => {
      this.#isQuitting = true;
    });
  }

  set state(state: QuitState) {
    this.#state = state;
  }

  guard(window: BrowserWindow): void {
    this.#isConfirmed = false;
    window.on('close', (event) => {
      if (this.#isConfirmed || (!this.#state.unsaved && this.#state.running === null)) return;
      event.preventDefault();
      void this.#decide(window);
    });
  }

  confirm(window: BrowserWindow | null): void {
    this.#isConfirmed = true;
    if (this.#isQuitting) app.quit();
    else window?.close();
  }

  async #decide(window: BrowserWindow): Promise<void> {
    const { running, unsaved } = this.#state;
    const isDeaf = window.webContents.isCrashed();
    if (
      running !== null &&
      !(await confirmLeaving(window, `Still running: ${running}`, 'Closing now stops it. Nothing of it will be kept.'))
    )
      return this.#stay();
    if (!unsaved) return this.confirm(window);
    if (!isDeaf) return this.#askWindow();
    if (
      await confirmLeaving(
        window,
        'There are changes that were not saved',
        'The window does not answer. Your changes are kept and offered again at the next start.',
      )
    )
      this.confirm(window);
    else this.#stay();
  }

  #stay(): void {
    this.#isQuitting = false;
  }
}

async function confirmLeaving(window: BrowserWindow, message: string, detail: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message,
    detail,
    buttons: ['Close Paybench', 'Keep it open'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
