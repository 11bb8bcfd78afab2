import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { appError } from '../../../shared/errors/catalogue.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { inPlaceOfSample, roundedIdWarnings } from '../../../shared/extract/lost-digits.ts';
import { questionsText } from '../../../shared/extract/question.ts';
import type { FileStamp, ImportChoice, ImportResult, Receipt } from '../../../shared/extract/receipt.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { translateDuckDbError } from '../duckdb-error.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { buildReceipt } from './build-receipt.ts';
import { checkDelivery } from './supersede.ts';
import { maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import { coveredTexts } from '../../../shared/extract/covered-texts.ts';
import { sourceName } from './containers/packed-source.ts';
import { coverFor, coveringReferences } from './cover-values.ts';
import { failureOfFile } from './file-failures.ts';
import { formatChoice, type Inspection, inspectFile, type Preparation, prepareLoad } from './inspect-file.ts';
import { addSourceColumns, loadQuarantine, loadSegment } from './load-rows.ts';
import type { NormaliseSummary } from './normalise-request.ts';
import { type ReadBack, readBack, readControls } from './read-back.ts';
import type { FileHead } from './read-head.ts';
import { refuseDuplicate } from './refuse-duplicate.ts';
import { rememberedBy } from './remembered.ts';
import { normaliseRequest, type Settled } from './request-of.ts';
import { ClockChanges } from './clock-changes.ts';
import { runNormaliser } from './run-normaliser.ts';
import { unknownWords } from './unknown-words.ts';

export interface ImportOptions {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** The file as it was when a person confirmed how it is read. */
  readonly seen?: FileStamp | null;
  readonly segmentBytes?: number;
  /** Segments that may lie in staging before the loader takes them. */
  readonly segmentsAhead?: number;
  /** Key of the codes that replace values, as hex; asked for only when some are replaced. */
  readonly hashKey?: () => Promise<string>;
}

const running = new WeakSet<OpenWorkbook>();

/**
 * Loads one file: complete with its receipt, or not at all. A refused file is a result, not an exception; what stops an import half-way
 * (cancel, a full disk, a file that changes) is thrown after everything was rolled back.
 */
export async function importFile(
  workbook: OpenWorkbook,
  path: string,
  choice: ImportChoice,
  job: JobContext,
  options: ImportOptions,
): Promise<ImportResult> {
  if (running.has(workbook)) return fail('ENGINE_BUSY');
  running.add(workbook);
  let staging: string | null = null;
  try {
    staging = await mkdtemp(join(workbook.session.stagingFolder, 'import-'));
    return await importInto(workbook, path, choice, job, options, staging);
  } catch (thrown) {
    if (job.signal.aborted) throw new AppFailure(appError('CANCELLED'));
    const file = sourceName(path, choice.member ?? null);
    const failure = failureOfFile(thrown, file);
    if (failure instanceof AppFailure && refusals.has(failure.error.code)) return { status: 'refused', file, error: failure.error };
    throw failure;
  } finally {
    running.delete(workbook);
    if (staging !== null) await rm(staging, { recursive: true, force: true });
  }
}

/** What is wrong with a file itself, told as the file's own outcome so that others in the same batch go on. */
const refusals: ReadonlySet<string> = new Set([
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'FILE_EMPTY',
  'FILE_BINARY',
  'FILE_NOT_A_TABLE',
  'FILE_HEADER_ONLY',
  'FILE_LINE_TOO_LONG',
  'FILE_ENCODING',
  'FILE_DAMAGED',
  'FILE_CHANGED',
  'FILE_CHANGED_SINCE',
  'FILE_PROTECTED',
  'FILE_HOLDS_SEVERAL',
  'FILE_UNPACKS_TOO_LARGE',
  'FORMAT_UNKNOWN',
  'FORMAT_AMBIGUOUS',
  'FORMAT_UNSETTLED',
  'FORMAT_DRIFTED',
  'FORMAT_MISMATCH',
  'FORMAT_NO_SUCH',
  'IMPORT_DUPLICATE',
  'IMPORT_REISSUE',
  'IMPORT_OVERLAP',
]);

type TableInspection = Extract<Inspection, { kind: 'table' }>;

async function importInto(
  workbook: OpenWorkbook,
  path: string,
  choice: ImportChoice,
  job: JobContext,
  options: ImportOptions,
  staging: string,
): Promise<ImportResult> {
  const { signal } = job;
  const startedAt = options.now();
  const earlier = await workbook.extracts();
  const remembered = rememberedBy(workbook.document(), earlier);
  const first = await inspectFile(path, choice, remembered);
  refuseChanged(first.head, options.seen ?? null);
  if (first.kind === 'refused') throw new AppFailure(first.error);
  if (first.head.choose !== null) throw new AppFailure(first.head.choose);
  requireAnswers(first);
  const table = first;
  const zone = workbook.document().settings.timeZone;
  if (choice.allowDuplicate !== true) await refuseDuplicate(workbook, first.head, choice, signal);

  let format = '';
  let superseded: readonly number[] = [];
  const id = await workbook.session.withConnection(async (connection) => {
    return coveringReferences(staging, async (covered) => {
      const preparation = withStampWarning(prepareLoad(table.reading, choice, zone, covered), table);
      const cover = await coverFor(workbook, preparation, options.hashKey);
      return inTransaction(connection, signal, async () => {
        const extractId = await nextExtractId(connection, workbook);
        const receipt = await loadAndCheck(
          connection,
          { choice: formatChoice(choice, zone), inspection: table, preparation, cover, staging, extractId, zone, startedAt },
          job,
          options,
        );
        format = receipt.format;
        const read: Receipt = { ...receipt, ...coveredTexts(readWith(table, choice, zone)) };
        const delivery = {
          file: first.head.file,
          extractId,
          format: table.reading.format,
          plans: preparation.plans,
          receipt: read,
          choice,
          earlier,
          zone,
        };
        const check = await checkDelivery(connection, delivery);
        superseded = check.supersedes;
        const kept: Receipt = { ...read, warnings: [...read.warnings, ...check.warnings] };
        await connection.run('INSERT INTO extract_receipt VALUES ($1, $2)', [extractId, JSON.stringify(kept)]);
        return extractId;
      });
    });
  }, signal);

  const renames = (choice.drift?.renamed ?? []).map((rename) => ({ ...rename, format }));
  await workbook.apply({
    kind: 'extract.add',
    id,
    name: first.head.file,
    sourcePath: maskCardNumbers(path),
    renames,
    supersedes: [...superseded],
  });
  await workbook.dataChanged();
  const extract = (await workbook.extracts()).find((known) => known.id === id);
  if (extract === undefined) return fail('EXTRACT_NO_SUCH', { extract: id });
  return { status: 'loaded', file: first.head.file, extract, superseded };
}

/** What a receipt keeps so that its records can be read again as they were. */
function readWith({ reading }: TableInspection, choice: ImportChoice, zone: string): Pick<Receipt, 'header' | 'choice' | 'zone'> {
  const taught = reading.profile === undefined ? {} : { profile: reading.profile };
  const told = reading.format === null ? { mapping: reading.mapping } : {};
  return { choice: { ...choice, ...taught, ...told }, zone, ...(reading.cut === null ? { header: reading.header } : {}) };
}

/** What was confirmed is loaded, and nothing else. */
function refuseChanged({ file, stamp }: FileHead, seen: FileStamp | null): void {
  if (seen !== null && (seen.size !== stamp.size || seen.modifiedMs !== stamp.modifiedMs)) fail('FILE_CHANGED_SINCE', { file });
}

function requireAnswers({ reading, head: { file } }: TableInspection): void {
  if (reading.isUnknown) fail('FORMAT_UNKNOWN', { file });
  if (reading.questions.length === 0) return;
  const drift = reading.drift ?? null;
  const problem = questionsText(reading.questions);
  if (drift !== null) fail('FORMAT_DRIFTED', { file, format: drift.label, problem });
  fail('FORMAT_UNSETTLED', { file, questions: problem });
}

function withStampWarning(preparation: Preparation, { head: { form } }: TableInspection): Preparation {
  if (form.table.kind !== 'parquet' || !form.table.hasNaiveStamps) return preparation;
  return {
    ...preparation,
    warnings: [
      ...preparation.warnings,
      { code: 'TIME_ZONE_ASSUMED', message: 'Time stamps in the Parquet file carry no zone; they were read as UTC.' },
    ],
  };
}

interface Loading extends Settled {
  readonly extractId: number;
  readonly zone: string;
  readonly startedAt: number;
}

/** Reads, loads and checks the file inside the caller's transaction, and gives its receipt. */
export async function loadAndCheck(
  connection: DuckDBConnection,
  loading: Loading,
  job: JobContext,
  options: ImportOptions,
): Promise<Receipt> {
  const { inspection, preparation, extractId } = loading;
  const { plans } = preparation;
  const { head, reading } = inspection;
  const { file } = head;
  const label = `Loading ${file}`;
  for (const plan of plans) await addSourceColumns(connection, plan);
  let loaded = 0;
  const clocks = new ClockChanges(plans);
  const summary = await runNormaliser(
    normaliseRequest(loading, options),
    async (segment) => {
      const plan = plans[segment.stream];
      if (plan === undefined) throw new Error('a segment of no stream');
      await clocks.look(connection, segment);
      await loadSegment(connection, plan, segment, extractId, file);
      loaded += segment.rows;
    },
    (bytes) => job.progress(label, Math.min(0.95, (bytes / head.bytes) * 0.95), `${loaded.toLocaleString('en-US')} rows`),
    job.signal,
  );
  if (summary.streams.every(({ records }) => records === 0)) refuseLostRows(summary, preparation, file);
  await loadQuarantine(connection, summary, extractId, file);
  job.progress(label, 0.96, 'checking totals');
  const found: ReadBack[] = [];
  for (const [index, plan] of plans.entries()) {
    const back = await readBack(connection, plan, extractId, loading.zone);
    const expected = summary.streams[index]?.records ?? 0;
    if (back.rows !== expected) fail('IMPORT_NOT_COMPLETE', { file, expected, found: back.rows });
    found.push(back);
  }
  const controls = await readControls(connection, reading.format?.controls ?? [], [extractId], reading.header);
  const now = options.now();
  const source = {
    file,
    path: head.path,
    bytes: summary.bytes,
    sha256: summary.sha256,
    modifiedMs: head.stamp.modifiedMs,
    container: head.container,
    form: head.form,
  };
  const receipt = buildReceipt({
    source,
    reading,
    preparation,
    summary,
    found,
    controls,
    cardNumbers: loading.cover.cardNumbers,
    loadedAt: new Date(now).toISOString(),
    elapsedMs: now - loading.startedAt,
  });
  const rounded = plans.flatMap((plan, index) => roundedIdWarnings(plan, summary.streams[index]?.roundedIds ?? []));
  const said = [...inPlaceOfSample(receipt.warnings, rounded), ...(await unknownWords(connection, plans, extractId)), ...clocks.warnings()];
  return { ...receipt, warnings: said };
}

/** A quiet day states nothing, or zero; a file that states rows and holds none has lost them. */
function refuseLostRows({ quarantined, controls }: NormaliseSummary, { formatId }: Preparation, file: string): void {
  if (quarantined > 0) fail('FORMAT_MISMATCH', { file, format: formatId, reason: `none of its ${quarantined} records fits` });
  const missed = controls.find(({ ok }) => !ok);
  if (missed !== undefined)
    fail('FILE_DAMAGED', { file, reason: `it holds no rows and states otherwise (${missed.name}: ${missed.stated})` });
}

/** Ids are never used twice, not even those of extracts that were removed or that only a document still knows. */
export async function nextExtractId(connection: DuckDBConnection, workbook: OpenWorkbook): Promise<number> {
  const [[highest = 0] = []] = (await connection.runAndReadAll('SELECT coalesce(max(extract_id), 0) FROM extract_receipt')).getRows();
  return Math.max(Number(highest), 0, ...Object.keys(workbook.document().extracts).map(Number)) + 1;
}

/** All or nothing: whatever goes wrong, the rows of this import are gone. */
export async function inTransaction<T>(connection: DuckDBConnection, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const result = await task();
    signal.throwIfAborted();
    await connection.run('COMMIT');
    return result;
  } catch (thrown) {
    await connection.run('ROLLBACK').catch(() => {
      // A statement that failed may already have ended the transaction; the connection is thrown away in either case.
    });
    throw translateDuckDbError(thrown, signal);
  }
}
