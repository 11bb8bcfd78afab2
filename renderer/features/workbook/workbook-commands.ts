import { callEngine } from '../../connection/engine-client.ts';
import { host } from '../../connection/host-client.ts';
import { attempt, redo, undo } from '../../state/document-actions.ts';
import { takeWorkbook, useDocumentStore } from '../../state/document-store.ts';
import { runJob } from '../../state/jobs-store.ts';
import { forgetAllResults } from '../../state/results-cache.ts';
import { resetRoute } from '../../state/ui-store.ts';
import { showSettings } from './settings-store.ts';
import { askToLeave } from './leave-store.ts';

/** Asks before edits would be lost; true = go on. */
async function mayLeave(): Promise<boolean> {
  const { workbook } = useDocumentStore.getState();
  if (workbook === null || !workbook.unsaved) return true;
  const answer = await askToLeave(workbook.document.name);
  if (answer === 'save') return saveWorkbook();
  return answer === 'discard';
}

async function remember(grant: string): Promise<void> {
  await host.call('recents.add', { grant });
}

async function closeCurrent(): Promise<void> {
  if (useDocumentStore.getState().workbook === null) return;
  await callEngine('workbook.close', { discard: true });
  forgetAllResults();
  takeWorkbook(null);
}

export async function newWorkbook(name = 'Untitled'): Promise<boolean> {
  if (!(await mayLeave())) return false;
  return attempt(async () => {
    await closeCurrent();
    const state = await callEngine('workbook.new', { name });
    resetRoute();
    return state;
  });
}

export async function openGranted(grant: string, choice: 'ask' | 'recover' | 'discard' = 'ask'): Promise<boolean> {
  if (choice === 'ask' && !(await mayLeave())) return false;
  // Whoever chose a screen while the first workbook was on its way stays there.
  const isFirst = useDocumentStore.getState().isFileComing;
  return attempt(async () => {
    await closeCurrent();
    const result = await runJob('Opening the workbook', 'workbook.open', { grant, choice });
    if (result.kind === 'recoverable') {
      useDocumentStore.setState({ recovery: { grant, fileName: result.fileName, editedAt: result.editedAt }, phase: 'none' });
      return null;
    }
    useDocumentStore.setState({ recovery: null });
    forgetAllResults();
    if (!isFirst) resetRoute();
    await remember(grant);
    return result.state;
  });
}

export async function openWorkbook(): Promise<void> {
  const granted = await host.call('dialog.openWorkbook', null);
  if (granted !== null) await openGranted(granted.grant);
}

export async function openDemo(): Promise<boolean> {
  if (!(await mayLeave())) return false;
  return attempt(async () => {
    await closeCurrent();
    const state = await runJob('Preparing the demo workbook', 'workbook.openDemo', {});
    resetRoute();
    return state;
  });
}

export async function saveWorkbook(): Promise<boolean> {
  const { workbook } = useDocumentStore.getState();
  if (workbook === null) return false;
  if (workbook.file === null || workbook.isDemo) return saveWorkbookAs();
  useDocumentStore.setState({ saving: true });
  const isSaved = await attempt(() => runJob('Saving', 'workbook.save', {}));
  useDocumentStore.setState({ saving: false });
  return isSaved;
}

export async function saveWorkbookAs(): Promise<boolean> {
  const { workbook } = useDocumentStore.getState();
  if (workbook === null) return false;
  const granted = await host.call('dialog.saveWorkbook', { suggestedName: `${workbook.document.name}.paybench` });
  if (granted === null) return false;
  useDocumentStore.setState({ saving: true });
  const isSaved = await attempt(async () => {
    const state = await runJob('Saving', 'workbook.saveAs', { grant: granted.grant });
    await remember(granted.grant);
    return state;
  });
  useDocumentStore.setState({ saving: false });
  return isSaved;
}

export async function closeWorkbook(): Promise<void> {
  if (await mayLeave()) {
    await attempt(async () => {
      await closeCurrent();
      resetRoute();
      return null;
    });
  }
}

const isOpen = () => useDocumentStore.getState().workbook !== null;

/** Ids are the same as those of the menu. */
export const workbookCommands = [
  { id: 'workbook.new', title: 'New workbook', group: 'Workbook', shortcut: 'Ctrl+N', run: () => void newWorkbook() },
  { id: 'workbook.open', title: 'Open workbook…', group: 'Workbook', shortcut: 'Ctrl+O', run: () => void openWorkbook() },
  { id: 'workbook.openDemo', title: 'Open the demo workbook', group: 'Workbook', run: () => void openDemo() },
  { id: 'workbook.save', title: 'Save', group: 'Workbook', shortcut: 'Ctrl+S', isEnabled: isOpen, run: () => void saveWorkbook() },
  {
    id: 'workbook.saveAs',
    title: 'Save as…',
    group: 'Workbook',
    shortcut: 'Ctrl+Shift+S',
    isEnabled: isOpen,
    run: () => void saveWorkbookAs(),
  },
  {
    id: 'workbook.close',
    title: 'Close workbook',
    group: 'Workbook',
    shortcut: 'Ctrl+W',
    isEnabled: isOpen,
    run: () => void closeWorkbook(),
  },
  { id: 'workbook.settings', title: 'Workbook settings…', group: 'Workbook', isEnabled: isOpen, run: () => showSettings(true) },
  { id: 'edit.undo', title: 'Undo', group: 'Edit', shortcut: 'Ctrl+Z', isEnabled: isOpen, run: () => void undo() },
  { id: 'edit.redo', title: 'Redo', group: 'Edit', shortcut: 'Ctrl+Shift+Z', isEnabled: isOpen, run: () => void redo() },
];
