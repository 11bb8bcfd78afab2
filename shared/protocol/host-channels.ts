import type { HostMethod } from './host-protocol.ts';

const methods: Readonly<Record<HostMethod, true>> = {
  'dialog.openWorkbook': true,
  'dialog.saveWorkbook': true,
  'dialog.openExtracts': true,
  'dialog.openTemplate': true,
  'dialog.export': true,
  'recents.list': true,
  'recents.add': true,
  'shell.reveal': true,
  'app.info': true,
  'theme.set': true,
  'clipboard.write': true,
  'drag.stage': true,
  'drag.start': true,
  'pdf.print': true,
  'pdf.stage': true,
  'quit.state': true,
  'quit.confirmed': true,
};

/** The whole list of what the window may ask of main; a method that is not here does not exist. */
export const hostMethods = Object.keys(methods) as readonly HostMethod[];

export const hostChannel = (method: HostMethod): string => `host:${method}`;
export const hostEventChannel = 'host:event';
export const droppedChannel = 'host:dropped';
/** Ends the page's address when a workbook is to be opened at once: the page then waits for it instead of greeting. */
export const withFile = '#with-file';
export const enginePortChannel = 'engine:port';
/** What the page finds as the data of the message that carries its engine port. */
export const enginePortMessage = 'paybench.engine-port';
