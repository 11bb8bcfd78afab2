import type { JobContext, VerifyResult } from '../../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from '../engine-context.ts';
import { exporters } from '../exporters/registry.ts';
import type { Figure } from '../read-figures/figure.ts';
import { type ReadFile, readExport } from '../read-figures/read-file.ts';
import { runReport } from './run-report.ts';

type Difference = VerifyResult['differences'][number];

/** What stands where a number is gone. */
const gone = '–';

/** Makes the report of an exported file again from the open workbook, as of the same moment, and compares every number that both show. */
export async function verifyReport(context: EngineContext, bytes: Uint8Array, job: JobContext): Promise<VerifyResult> {
  const file = readExport(bytes);
  const made = { at: Date.parse(file.passport.asOf), to: file.format };
  const model = await runReport(context, file.passport.report, job, made);
  job.progress('Comparing every number', null);
  const again = await exporters[file.format].write(model, context.workbook().document().settings.locale);
  const derived = readExport(typeof again === 'string' ? new TextEncoder().encode(again) : again).figures;
  return { ...compareFigures(file.figures, derived), extracts: await sameExtracts(context, file) };
}

/** Numbers of both; what was taken out of the file as a whole is not asked for, what was added to it is not ours. */
export function compareFigures(
  recorded: readonly Figure[],
  derived: readonly Figure[],
): { readonly checked: number; readonly differences: readonly Difference[] } {
  const items = new Set(recorded.map(({ item }) => item));
  const now = new Map(derived.filter(({ item }) => items.has(item)).map((figure) => [figure.key, figure]));
  const known = new Set(derived.map(({ item }) => item));
  const ours = recorded.filter(({ item }) => known.has(item));
  const differences = ours.flatMap(({ key, where, text }): Difference[] => {
    const found = now.get(key)?.text ?? gone;
    now.delete(key);
    return found === text ? [] : [{ where, expected: text, found }];
  });
  const more = [...now.values()].map(({ where, text }) => ({ where, expected: gone, found: text }));
  return { checked: ours.length + more.length, differences: [...differences, ...more] };
}

/** The extracts under the file against those of the workbook. */
async function sameExtracts(context: EngineContext, { passport }: ReadFile): Promise<VerifyResult['extracts']> {
  const active = (await context.workbook().extracts()).filter(({ state }) => state === 'active');
  const recorded = passport.extracts.map(({ name, sha256 }, index) => {
    const same = active.find(({ receipt }) => receipt.sha256 === sha256);
    const message = same === undefined ? 'No longer counts in this workbook' : 'As in the file';
    return { id: same?.id ?? -1 - index, name, ok: same !== undefined, message };
  });
  return recorded;
}
