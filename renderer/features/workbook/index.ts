export { WorkbookDialogs } from './workbook-dialogs.tsx';
export { useQuitGuard } from './quit-guard.ts';
export { newWorkbook, openDemo, openGranted, openWorkbook, saveWorkbook, workbookCommands } from './workbook-commands.ts';
