/** One line of a menu that sends a command to the window, or a role that the system knows. */
export type MenuLine =
  | { readonly label: string; readonly command: string; readonly keys?: string }
  | {
      readonly role:
        | 'cut'
        | 'copy'
        | 'paste'
        | 'selectAll'
        | 'togglefullscreen'
        | 'minimize'
        | 'close'
        | 'quit'
        | 'zoomIn'
        | 'zoomOut'
        | 'resetZoom';
    }
  | { readonly special: 'recents' | 'about' | 'devTools' }
  | '-';

export interface MenuSection {
  readonly label: string;
  readonly lines: readonly MenuLine[];
}

const line = (label: string, command: string, keys?: string): MenuLine =>
  keys === undefined ? { label, command } : { label, command, keys };

export const menuSections: readonly MenuSection[] = [
  {
    label: '&File',
    lines: [
      line('New workbook', 'workbook.new', 'CmdOrCtrl+N'),
      line('Open workbook…', 'workbook.open', 'CmdOrCtrl+O'),
      { special: 'recents' },
      line('Open the demo workbook', 'workbook.openDemo'),
      '-',
      line('Load partner files…', 'extract.import', 'CmdOrCtrl+L'),
      '-',
      line('Save', 'workbook.save', 'CmdOrCtrl+S'),
      line('Save as…', 'workbook.saveAs', 'CmdOrCtrl+Shift+S'),
      line('Workbook settings…', 'workbook.settings'),
      line('Close workbook', 'workbook.close', 'CmdOrCtrl+W'),
      '-',
      { role: 'quit' },
    ],
  },
  {
    label: '&Edit',
    lines: [
      line('Undo', 'edit.undo', 'CmdOrCtrl+Z'),
      line('Redo', 'edit.redo', 'CmdOrCtrl+Shift+Z'),
      '-',
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  },
  {
    label: '&View',
    lines: [
      line('Find or do…', 'palette.open', 'CmdOrCtrl+K'),
      line('Inspector', 'view.inspector', 'CmdOrCtrl+I'),
      line('Next region', 'view.nextRegion'),
      '-',
      line('Theme: as the system', 'theme.system'),
      line('Theme: light', 'theme.light'),
      line('Theme: dark', 'theme.dark'),
      '-',
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      { special: 'devTools' },
    ],
  },
  {
    label: '&Go',
    lines: [
      line('Brief', 'go.brief', 'CmdOrCtrl+1'),
      line('Data', 'go.data', 'CmdOrCtrl+2'),
      line('Overview', 'go.overview', 'CmdOrCtrl+3'),
      line('Explore', 'go.explore', 'CmdOrCtrl+4'),
      line('Explain', 'go.explain', 'CmdOrCtrl+5'),
      line('Partners', 'go.partners', 'CmdOrCtrl+6'),
      line('Operations', 'go.operations', 'CmdOrCtrl+7'),
      line('Cases', 'go.cases', 'CmdOrCtrl+8'),
      line('Reports', 'go.reports', 'CmdOrCtrl+9'),
      line('SQL', 'go.sql', 'CmdOrCtrl+E'),
      '-',
      line('Metrics', 'go.metrics'),
      line('Friction board', 'go.friction'),
      '-',
      line('Back', 'go.back', 'Alt+Left'),
    ],
  },
  { label: '&Window', lines: [{ role: 'minimize' }, { role: 'close' }] },
  { label: '&Help', lines: [line('Commands and shortcuts', 'palette.open'), '-', { special: 'about' }] },
];
