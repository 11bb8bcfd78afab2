import type { EngineHandlers, JobContext, OpenResult, WorkbookState } from '../../../shared/protocol/engine-protocol.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { basename } from 'node:path';
import type { Edit } from '../../../shared/workbook/edit.ts';
import { demoSize, openDemo } from '../demo/open-demo.ts';
import type { EngineContext } from '../engine-context.ts';
import { keepContent } from '../workbook/keep-content.ts';
import { newWorkbook, openFile, type Opening, realPathOf } from '../workbook/open-file.ts';
import type { OwnedWorkbook } from '../workbook/open-workbook.ts';
import { leftoversOf, recoverLeftover, resumeNewest } from '../workbook/recover-workbook.ts';
import { saveWorkbook, saveWorkbookAs } from '../workbook/save-workbook.ts';
import type { WorkbookSlot } from '../workbook/workbook-slot.ts';
import { lockWorkbook, removeWorkingCopy } from '../workbook/working-copy.ts';

type WorkbookMethods = Extract<keyof EngineHandlers, `workbook.${string}` | `document.${string}`>;
type Choice = 'ask' | 'recover' | 'discard';

/** Opens a file, or what a dead process left of it; `recoverable` when the person has to choose. */
async function openOrRecover(opening: Opening, file: string, choice: Choice, job: JobContext): Promise<OwnedWorkbook | OpenResult> {
  const lock = await lockWorkbook(opening.dataDir, file, null);
  try {
    const leftovers = await leftoversOf(opening.dataDir, file);
    const [newest] = leftovers;
    if (newest !== undefined && choice === 'recover') return await recoverLeftover(opening, newest, lock);
    if (newest !== undefined && choice === 'ask') {
      await lock.release();
      return { kind: 'recoverable', fileName: basename(file), editedAt: new Date(newest.editedAt).toISOString() };
    }
    for (const { copy } of leftovers) await removeWorkingCopy(copy);
    return await openFile(opening, { source: file, file, isDemo: false }, lock, job);
  } catch (thrown) {
    await lock.release();
    throw thrown;
  }
}

const isOpened = (result: OwnedWorkbook | OpenResult): result is OwnedWorkbook => !('kind' in result);

/** An edit as it may come from a window: a source is named by a token, and only an import adds an extract. */
function asked(edit: Edit, context: EngineContext): Edit {
  if (edit.kind === 'extract.add') return fail('INVALID_REQUEST', { problem: 'an extract is added by loading its file' });
  return edit.kind === 'extract.repoint' ? { ...edit, sourcePath: context.resolveGrant(edit.sourcePath) } : edit;
}

/** Opening, saving, undo and the rest of a workbook's life. */
export function workbookHandlers(context: EngineContext, opening: Opening, slot: WorkbookSlot): Pick<EngineHandlers, WorkbookMethods> {
  async function opened(open: () => Promise<OwnedWorkbook>) {
    const workbook = (await slot.replace(open)) ?? fail('WORKBOOK_NONE_OPEN');
    return workbook.state();
  }

  async function saved(save: (workbook: OwnedWorkbook) => Promise<WorkbookState>) {
    const workbook = slot.required();
    const state = await save(workbook);
    await keepContent(context.dataDir, workbook);
    return state;
  }

  return {
    'workbook.new': ({ name }) => opened(() => newWorkbook(opening, name)),
    'workbook.open': async ({ grant, choice }, job) => {
      let result: OwnedWorkbook | OpenResult | null = null;
      const workbook = await slot.replace(async () => {
        result = await openOrRecover(opening, await realPathOf(context.resolveGrant(grant)), choice, job);
        return isOpened(result) ? result : null;
      });
      if (workbook !== null) return { kind: 'opened', state: workbook.state() };
      return result ?? fail('WORKBOOK_NONE_OPEN');
    },
    'workbook.resume': async () => (await slot.keepOr(() => resumeNewest(opening)))?.state() ?? null,
    'workbook.openDemo': ({ rebuild }, job) =>
      opened(() => openDemo(opening, demoSize(process.env['PAYBENCH_DEMO_SIZE']), rebuild ?? false, job)),
    'workbook.save': (_, job) => saved((workbook) => saveWorkbook(workbook, context.now(), job)),
    'workbook.saveAs': async ({ grant }, job) => {
      const path = await realPathOf(context.resolveGrant(grant));
      return saved((workbook) => saveWorkbookAs(workbook, path, context.dataDir, context.now(), job));
    },
    'workbook.close': async ({ discard }) => {
      await slot.close(discard);
      return null;
    },
    'workbook.state': async () => slot.current()?.state() ?? null,
    'workbook.verify': async (_, job) => {
      const { verifyWorkbook } = await import('../report/verify-workbook.ts');
      return verifyWorkbook(slot.required(), job);
    },
    'document.apply': async ({ edit }) => slot.required().apply(asked(edit, context)),
    'document.undo': () => slot.required().undo(),
    'document.redo': () => slot.required().redo(),
  };
}
