import { app } from 'electron';

/** Ends at once with a sentence, not later with a missing function. */
export function requireElectron(major: number): void {
  if (Number.parseInt(process.versions.electron, 10) >= major) return;
  process.stderr.write(`Paybench needs Electron ${major} or later; this is ${process.versions.electron}.\n`);
  app.exit(1);
}
