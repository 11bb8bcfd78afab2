import { app, type BrowserWindow, dialog } from 'electron';

export function showAbout(window: BrowserWindow | null): void {
  const options = {
    type: 'info' as const,
    title: 'About Paybench',
    message: `Paybench ${app.getVersion()}`,
    detail: `A workbench for payment-partner analytics. It works offline: nothing leaves this machine.\n\nElectron ${process.versions.electron} · Chromium ${process.versions['chrome']} · Node ${process.versions.node}`,
    buttons: ['Close'],
  };
  void (window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options));
}
