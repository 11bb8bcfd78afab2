import { app } from 'electron';
import { printToFile } from './print-service.ts';

const pageFlag = '--print-page=';
const targetFlag = '--print-target=';

const valueOf = (flag: string) => process.argv.find((word) => word.startsWith(flag))?.slice(flag.length);

/** True when the app was started by the terminal only to print one page: no window, no engine, no lock. */
export function isPrintOnly(): boolean {
  return valueOf(pageFlag) !== undefined;
}

export async function printOnly(): Promise<void> {
  const page = valueOf(pageFlag);
  const target = valueOf(targetFlag);
  if (page === undefined || target === undefined) {
    app.exit(2);
    return;
  }
  try {
    await printToFile(page, target);
    app.exit(0);
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    app.exit(1);
  }
}
