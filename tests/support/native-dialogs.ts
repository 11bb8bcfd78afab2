import type { ElectronApplication } from '@playwright/test';

/** Answers the system's next open dialogs with this path. */
export function openFrom(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: [filePath] })) as never;
  }, path);
}

/** Answers the system's next save dialogs with this path; the rest of the way is the real one. */
export function saveInto(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (() => Promise.resolve({ canceled: false, filePath })) as never;
  }, path);
}
