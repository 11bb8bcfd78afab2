import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { ImportChoice } from '../../../shared/extract/receipt.ts';
import {
  type AnswerKey,
  answerKey,
  caseSheet,
  demoCase,
  demoCommitments,
  demoDocument,
  demoExchangeRates,
  demoIncidents,
  demoIncomeTerms,
  demoInitiatives,
  demoRateCards,
  furtherCommitments,
  furtherFolder,
  type FurtherMonth,
  generateFurther,
  moreDemoCommitments,
  type ExtractChunk,
  generateWorld,
  reconReport,
  type SynthSize,
  variantFolder,
  type WorldTruth,
} from '../../../shared/synth/index.ts';

export interface WriteExtractsOptions {
  readonly size: SynthSize;
  readonly seed: number;
  /** Made when it is not there; files of the same name are replaced. */
  readonly outDir: string;
  /** Also writes the variants, in a folder of their own: files for trying an import, no part of the world. */
  readonly withVariants?: boolean;
  /** 12: also the files of six further partners, in a folder of their own; the answers hold without them. */
  readonly partners?: 6 | 12;
  /** Share written, 0..1. */
  readonly onProgress?: (fraction: number) => void;
  /** Bytes just written. */
  readonly onBytes?: (count: number) => void;
  /** A file of the world or a variant that is complete. */
  readonly onWritten?: (file: WrittenExtract) => void;
  readonly signal?: AbortSignal;
}

/** A written file and what its import should choose. */
export interface WrittenExtract {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly format: string;
  readonly choice: ImportChoice;
}

export interface WrittenWorld {
  /** The files of the world: loaded together they tell each fact once. */
  readonly files: readonly WrittenExtract[];
  readonly variants: readonly WrittenExtract[];
  /** Files of the six further partners, and what is true of them month by month. */
  readonly further: readonly WrittenExtract[];
  readonly furtherTruth: readonly FurtherMonth[];
  readonly incidents: AnswerKey['incidents'];
  readonly key: AnswerKey;
  /** Paths of contracts.json, answer_key.json and recon_truth.json. */
  readonly contractsPath: string;
  readonly answerKeyPath: string;
  readonly reconTruthPath: string;
  /** What a case's owner would send: the drivers of the demo case. It lies in a folder of its own, beside what partners send. */
  readonly casesPath: string;
}

/** Writes the partner files of a generated world into a folder, with contracts.json, answer_key.json, recon_truth.json and cases/cases.csv beside them. */
export async function writeExtracts(options: WriteExtractsOptions): Promise<WrittenWorld> {
  const { size, seed, outDir } = options;
  const isTwelve = options.partners === 12;
  await mkdir(options.withVariants === true ? join(outDir, variantFolder) : outDir, { recursive: true });
  if (isTwelve) await mkdir(join(outDir, furtherFolder), { recursive: true });
  const files = new Map<string, OpenExtract>();
  let truth: WorldTruth;
  let furtherTruth: readonly FurtherMonth[] = [];
  try {
    truth = await writeChunks(generateWorld({ size, seed, withVariants: options.withVariants ?? false }), options, files);
    if (isTwelve) furtherTruth = await writeChunks(generateFurther(size, seed), options, files);
  } finally {
    await Promise.all([...files.values()].map(({ handle }) => handle.close()));
  }
  const key = answerKey(truth);
  const contractsPath = join(outDir, 'contracts.json');
  const answerKeyPath = join(outDir, 'answer_key.json');
  const { settings } = demoDocument();
  const contracts = {
    size,
    seed,
    settings,
    commitments: [...demoCommitments(), ...moreDemoCommitments(), ...(isTwelve ? furtherCommitments() : [])],
    rateCards: demoRateCards(),
    incomeTerms: demoIncomeTerms(),
    exchangeRates: demoExchangeRates(),
    incidents: demoIncidents(),
    cases: [demoCase()],
    initiatives: demoInitiatives(),
  };
  await writeFile(contractsPath, `${JSON.stringify(contracts, null, 2)}\n`);
  await writeFile(answerKeyPath, `${JSON.stringify(key, null, 2)}\n`);
  const reconTruthPath = join(outDir, 'recon_truth.json');
  await writeFile(reconTruthPath, `${JSON.stringify(reconReport(truth), null, 2)}\n`);
  const casesPath = join(outDir, 'cases', 'cases.csv');
  await mkdir(dirname(casesPath), { recursive: true });
  await writeFile(casesPath, caseSheet(demoCase()));
  if (isTwelve) await writeFile(join(outDir, furtherFolder, 'truth.json'), `${JSON.stringify(furtherTruth, null, 2)}\n`);
  const written = [...files.values()];
  const extractsOf = (kind: OpenExtract['kind']) => written.filter((one) => one.kind === kind).map(({ extract }) => extract);
  return {
    files: extractsOf('world'),
    variants: extractsOf('variant'),
    further: extractsOf('further'),
    furtherTruth,
    incidents: key.incidents,
    key,
    contractsPath,
    answerKeyPath,
    reconTruthPath,
    casesPath,
  };
}

interface OpenExtract {
  readonly handle: FileHandle;
  readonly kind: 'world' | 'variant' | 'further';
  extract: WrittenExtract;
}

async function writeChunks<Truth>(
  chunks: Generator<ExtractChunk, Truth>,
  { outDir, onProgress, onBytes, onWritten, signal }: WriteExtractsOptions,
  files: Map<string, OpenExtract>,
): Promise<Truth> {
  for (let step = chunks.next(); ; step = chunks.next()) {
    if (step.done === true) return step.value;
    if (signal?.aborted === true) fail('CANCELLED');
    const { file, bytes, isLast, done } = step.value;
    const target = files.get(file.name) ?? (await openExtract(outDir, step.value));
    files.set(file.name, target);
    await target.handle.appendFile(bytes);
    target.extract = { ...target.extract, bytes: target.extract.bytes + bytes.length };
    onBytes?.(bytes.length);
    onProgress?.(done);
    if (!isLast) continue;
    await target.handle.close();
    onWritten?.(target.extract);
  }
}

async function openExtract(outDir: string, { file }: ExtractChunk): Promise<OpenExtract> {
  const path = join(outDir, file.name);
  const choice: ImportChoice = { format: file.format, ...(file.partner === null ? {} : { partner: file.partner }) };
  const extract = { name: basename(file.name), path, bytes: 0, format: file.format, choice };
  const kind = file.variantOf !== null ? 'variant' : file.name.startsWith(`${furtherFolder}/`) ? 'further' : 'world';
  return { handle: await open(path, 'w'), kind, extract };
}
