import { type FileHandle, mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { ImportChoice } from '../../../shared/extract/receipt.ts';
import {
  type AnswerKey,
  answerKey,
  demoCommitments,
  demoDocument,
  demoIncidents,
  demoRateCards,
  type ExtractChunk,
  generateWorld,
  type SynthSize,
  type WorldTruth,
} from '../../../shared/synth/index.ts';

export interface WriteExtractsOptions {
  readonly size: SynthSize;
  readonly seed: number;
  /** Made when it is not there; files of the same name are replaced. */
  readonly outDir: string;
  /** Share written, 0..1. */
  readonly onProgress?: (fraction: number) => void;
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
  readonly files: readonly WrittenExtract[];
  readonly incidents: AnswerKey['incidents'];
  readonly key: AnswerKey;
  /** Paths of contracts.json and answer_key.json. */
  readonly contractsPath: string;
  readonly answerKeyPath: string;
}

/** Writes the partner files of a generated world into a folder, with contracts.json and answer_key.json beside them. */
export async function writeExtracts(options: WriteExtractsOptions): Promise<WrittenWorld> {
  const { size, seed, outDir } = options;
  await mkdir(outDir, { recursive: true });
  const files = new Map<string, OpenExtract>();
  let truth: WorldTruth;
  try {
    truth = await writeChunks(options, files);
  } finally {
    await Promise.all([...files.values()].map(({ handle }) => handle.close()));
  }
  const key = answerKey(truth);
  const contractsPath = join(outDir, 'contracts.json');
  const answerKeyPath = join(outDir, 'answer_key.json');
  const { settings } = demoDocument();
  const contracts = { size, seed, settings, commitments: demoCommitments(), rateCards: demoRateCards(), incidents: demoIncidents() };
  await writeFile(contractsPath, `${JSON.stringify(contracts, null, 2)}\n`);
  await writeFile(answerKeyPath, `${JSON.stringify(key, null, 2)}\n`);
  return { files: [...files.values()].map(({ extract }) => extract), incidents: key.incidents, key, contractsPath, answerKeyPath };
}

interface OpenExtract {
  readonly handle: FileHandle;
  extract: WrittenExtract;
}

async function writeChunks(
  { size, seed, outDir, onProgress, signal }: WriteExtractsOptions,
  files: Map<string, OpenExtract>,
): Promise<WorldTruth> {
  const world = generateWorld({ size, seed });
  for (let step = world.next(); ; step = world.next()) {
    if (step.done === true) return step.value;
    if (signal?.aborted === true) fail('CANCELLED');
    const { file, bytes, done } = step.value;
    const target = files.get(file.name) ?? (await openExtract(outDir, step.value));
    files.set(file.name, target);
    await target.handle.appendFile(bytes);
    target.extract = { ...target.extract, bytes: target.extract.bytes + bytes.length };
    onProgress?.(done);
  }
}

async function openExtract(outDir: string, { file }: ExtractChunk): Promise<OpenExtract> {
  const path = join(outDir, file.name);
  const choice: ImportChoice = { format: file.format, ...(file.partner === null ? {} : { partner: file.partner }) };
  return { handle: await open(path, 'w'), extract: { name: file.name, path, bytes: 0, format: file.format, choice } };
}
