/** Few, permission-like calls between the window and main. Data never passes here. */
export interface Granted {
  readonly grant: string;
  readonly name: string;
}

export type ThemeChoice = 'system' | 'light' | 'dark';

export interface HostProtocol {
  'dialog.openWorkbook': { params: null; result: Granted | null };
  'dialog.saveWorkbook': { params: { suggestedName: string }; result: Granted | null };
  'dialog.openExtracts': { params: null; result: readonly Granted[] };
  'dialog.openTemplate': { params: null; result: Granted | null };
  /** `also`: a second file of another kind that lies beside the first under the same name. */
  'dialog.export': {
    params: { suggestedName: string; extension: string; also?: string };
    result: (Granted & { readonly also?: Granted }) | null;
  };
  'recents.list': { params: null; result: readonly (Granted & { readonly folder: string })[] };
  /** Remembers a workbook that was opened or saved under this grant. */
  'recents.add': { params: { grant: string }; result: null };
  /** Shows a granted file in the system's file manager. */
  'shell.reveal': { params: { grant: string }; result: null };
  'app.info': {
    params: null;
    result: { readonly name: string; readonly version: string; readonly electron: string; readonly platform: string };
  };
  'theme.set': { params: { theme: ThemeChoice }; result: null };
  'clipboard.write': { params: { text?: string; html?: string; png?: Uint8Array; svg?: string }; result: null };
  /** A private temp path for the engine to write a picture to that can be dragged out under this name. */
  'drag.stage': { params: { name: string }; result: Granted };
  /** Drags a staged picture out of the window, while the mouse button is down. */
  'drag.start': { params: { grant: string }; result: null };
  /** Prints a print-html file that the engine wrote under `source` into the granted PDF path. */
  'pdf.print': { params: { source: string; target: string }; result: { readonly bytes: number } };
  /** A private temp path for the engine to write a print-html into. */
  'pdf.stage': { params: null; result: Granted };
  /** The window tells whether leaving now would lose something. */
  'quit.state': { params: { unsaved: boolean; running: string | null }; result: null };
  'quit.confirmed': { params: null; result: null };
}
export type HostMethod = keyof HostProtocol;

export interface HostEvents {
  /** A menu item or shortcut: 'workbook.new', 'go.brief', ... */
  command: string;
  /** Files opened from the system or dropped on the icon. */
  'files.opened': readonly Granted[];
  'engine.stopped': { readonly reason: 'crashed' | 'memory' | 'unresponsive' };
  'engine.started': null;
  theme: 'light' | 'dark';
  /** Main asks before closing; the window answers with quit.confirmed or shows why not. */
  'quit.asked': null;
}

/** What preload exposes as `window.host`. */
export interface HostBridge {
  invoke<M extends HostMethod>(method: M, params: HostProtocol[M]['params']): Promise<HostProtocol[M]['result']>;
  on<T extends keyof HostEvents>(topic: T, listener: (value: HostEvents[T]) => void): () => void;
  /** Turns dropped files into grants. */
  grantDropped(files: readonly unknown[]): Promise<readonly Granted[]>;
}
