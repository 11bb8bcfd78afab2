import { callEngine } from '../../connection/engine-client.ts';
import { host } from '../../connection/host-client.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { counted } from '../../../shared/base/words.ts';
import type { ExtractPreview, ImportChoice } from '../../../shared/extract/receipt.ts';
import type { ResultOf } from '../../../shared/protocol/engine-protocol.ts';
import type { Granted } from '../../../shared/protocol/host-protocol.ts';
import { useDocumentStore, whenStarted } from '../../state/document-store.ts';
import { runJob } from '../../state/jobs-store.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { showToast } from '../../state/toasts.ts';
import { navigate } from '../../state/ui-store.ts';
import { newWorkbook, openGranted } from '../workbook/index.ts';
import { dropImport, type ImportItem, putImport, useImports } from './imports-store.ts';

/** A known layout and nothing to ask: loaded at once; anything else is shown first. */
function needsAnswer(preview: ExtractPreview): boolean {
  const [best] = preview.candidates;
  if (useImports.getState().looksFirst) return true;
  return best?.certain !== true || preview.questions.length > 0 || preview.alreadyLoadedAs !== null;
}

/** Clauses, rate cards and incidents of a contracts file join those of the workbook. */
async function takeContracts(file: Granted): Promise<boolean> {
  const counts = await contractsOf(file);
  if (counts === null) return false;
  dropImport(file.grant);
  const said = `${counted(counts.commitments, 'commitment')}, ${counted(counts.rateCards, 'rate card line')} and ${counted(counts.incidents, 'incident')} read from ${file.name}`;
  showToast(said, { label: 'Show', run: () => navigate('partners', null) });
  return true;
}

/** What a file of contracts brought; null for JSON of another kind, which may hold rows. */
async function contractsOf(file: Granted): Promise<ResultOf<'contract.import'> | null> {
  try {
    return await runJob(`Reading ${file.name}`, 'contract.import', { grant: file.grant, isGuess: true });
  } catch (thrown) {
    if (toAppError(thrown).code === 'FILE_NOT_A_TABLE') return null;
    throw thrown;
  }
}

/** A taught layout joins those of the workbook. */
async function takeProfile(file: Granted): Promise<void> {
  const { name } = await callEngine('profile.import', { grant: file.grant });
  dropImport(file.grant);
  showToast(`${name} is known now; files like it are read at once`);
}

/** Files of an archive in the order in which they are read: those that cannot be last, so that they hold up no other. */
function membersOf({ refused, members }: ExtractPreview): readonly string[] {
  if (refused?.code !== 'FILE_HOLDS_SEVERAL') return [];
  const isReadable = ({ refusal }: ExtractPreview['members'][number]) => refusal === null;
  return [...members.filter(isReadable), ...members.filter((member) => !isReadable(member))].map(({ name }) => name);
}

/** A refusal that a choice of sheet or layout undoes. */
const isAskable = ({ refused, questions, sheets }: ExtractPreview): boolean =>
  refused?.code === 'FORMAT_AMBIGUOUS' || questions.length > 0 || sheets.length > 1;

const looking = new Map<string, AbortController>();
const isWanted = ({ grant }: Granted) => useImports.getState().items.some((item) => item.file.grant === grant);

/** Files that were not read yet are not read; a look at one of them stops. */
export function cancelImports(files: readonly Granted[]): void {
  for (const { grant } of files) {
    dropImport(grant);
    looking.get(grant)?.abort();
  }
}

async function look(file: Granted, choice: ImportChoice = {}): Promise<void> {
  if (!isWanted(file)) return;
  const controller = new AbortController();
  looking.set(file.grant, controller);
  putImport(file.grant, { step: 'looking', choice, error: null });
  try {
    if (file.name.endsWith('.paybench-profile.json')) {
      await takeProfile(file);
      return;
    }
    if (file.name.endsWith('.json') && (await takeContracts(file))) return;
    const preview = await callEngine('extract.preview', { grant: file.grant, choice }, { signal: controller.signal });
    if (!isWanted(file)) return;
    const [member, ...left] = membersOf(preview);
    if (member !== undefined) {
      putImport(file.grant, { left });
      await look(file, { member });
    } else if (preview.refused !== null && isAskable(preview))
      putImport(file.grant, { step: 'asking', error: preview.questions.length > 0 ? null : preview.refused, preview });
    else if (preview.refused !== null && preview.candidates.length === 0)
      putImport(file.grant, { step: 'refused', error: preview.refused, preview });
    else if (needsAnswer(preview)) putImport(file.grant, { step: 'asking', preview });
    else await load(file, choice);
  } catch (thrown) {
    putImport(file.grant, { step: 'refused', error: toAppError(thrown) });
  } finally {
    looking.delete(file.grant);
  }
}

/** Goes on with the next file of an archive; what is no archive is done with. */
export function passOver(file: Granted): void {
  const [member, ...left] = useImports.getState().items.find((item) => item.file.grant === file.grant)?.left ?? [];
  if (member === undefined) {
    dropImport(file.grant);
    return;
  }
  putImport(file.grant, { left, preview: null });
  void look(file, { member });
}

/** Reads the file into the workbook; its receipt is shown when it is in. */
export async function load(file: Granted, choice: ImportChoice): Promise<void> {
  const seen = useImports.getState().items.find((item) => item.file.grant === file.grant)?.preview?.stamp ?? null;
  putImport(file.grant, { step: 'loading', choice, error: null });
  try {
    const result = await runJob(`Importing ${file.name}`, 'extract.import', { grant: file.grant, choice, seen });
    if (result.status === 'refused') {
      const { error } = result;
      const isOverlap = error.code === 'IMPORT_REISSUE' || error.code === 'IMPORT_OVERLAP';
      putImport(file.grant, { step: isOverlap ? 'overlap' : 'refused', error });
      return;
    }
    const { receivedOn } = useImports.getState().items.find((item) => item.file.grant === file.grant) ?? {};
    passOver(file);
    navigate('data', { extract: result.extract.id });
    if (receivedOn !== undefined) await applyEdit({ kind: 'reconcile.received', extract: result.extract.id, on: receivedOn });
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'CANCELLED') dropImport(file.grant);
    else putImport(file.grant, { step: 'refused', error });
  }
}

/** Shows the preview with another choice of layout or dialect. */
export async function lookAgain(file: Granted, choice: ImportChoice): Promise<void> {
  putImport(file.grant, { choice });
  try {
    const preview = await callEngine('extract.preview', { grant: file.grant, choice });
    putImport(file.grant, { preview, error: preview.questions.length > 0 ? null : preview.refused });
  } catch (thrown) {
    putImport(file.grant, { error: toAppError(thrown) });
  }
}

export function retryImport({ file, choice }: ImportItem): void {
  void look(file, choice.member === undefined ? {} : { member: choice.member });
}

let queue: Promise<void> = Promise.resolve();

/** Files that were dropped or chosen: a workbook is opened, partner files are read one after another. */
export async function takeFiles(files: readonly Granted[]): Promise<void> {
  await whenStarted();
  const workbook = files.find((file) => file.name.endsWith('.paybench'));
  if (workbook !== undefined) {
    await openGranted(workbook.grant);
    return;
  }
  if (files.length === 0) return;
  if (useDocumentStore.getState().workbook === null && !(await newWorkbook())) return;
  const known = new Set(useImports.getState().items.map((item) => item.file.grant));
  const fresh = files.filter((file) => !known.has(file.grant));
  useImports.setState(({ items }) => ({
    items: [...items, ...fresh.map((file) => ({ file, step: 'waiting' as const, preview: null, choice: {}, error: null }))],
  }));
  navigate('data', null);
  for (const file of fresh) queue = queue.then(() => look(file));
  await queue;
}

export async function chooseFiles(): Promise<void> {
  await takeFiles(await host.call('dialog.openExtracts', null));
}
