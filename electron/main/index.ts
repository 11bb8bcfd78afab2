import { app } from 'electron';
import { registerAppScheme } from './app-scheme.ts';
import { isPrintOnly, printOnly } from './print-only.ts';
import { requireElectron } from './require-electron.ts';
import { forbidNetwork, guardNavigation } from './security.ts';
import { startWorkbench } from './workbench.ts';

requireElectron(33);
if (process.env['PAYBENCH_USER_DATA']) app.setPath('userData', process.env['PAYBENCH_USER_DATA']);
registerAppScheme();
forbidNetwork();
guardNavigation();

if (isPrintOnly()) void app.whenReady().then(printOnly);
else if (app.requestSingleInstanceLock({ workingFolder: process.cwd() })) void app.whenReady().then(startWorkbench);
else app.quit();
