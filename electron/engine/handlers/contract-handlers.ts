import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { contractEdits, contractsFileSchema, contractsOf } from '../../../shared/workbook/contracts-file.ts';
import type { EngineContext } from '../engine-context.ts';
import { saveFile } from '../exporters/save-file.ts';

const mostBytes = 8 * 1024 * 1024;

async function readContracts(path: string) {
  const file = basename(path);
  const facts = await stat(path).catch(() => fail('FILE_NOT_FOUND', { file }));
  if (!facts.isFile()) fail('FILE_UNREADABLE', { file });
  if (facts.size > mostBytes) fail('FILE_NOT_A_TABLE', { file, reason: 'a contracts file is never this large' });
  const text = await readFile(path, 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail('FILE_NOT_A_TABLE', { file, reason: 'it is not valid JSON' });
  }
  const parsed = contractsFileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'its top level';
  const reason =
    issue?.code === 'custom'
      ? `at ${where} it contradicts itself: ${issue.message}`
      : `as a contracts file it is not complete or not valid at ${where}`;
  return fail('FILE_NOT_A_TABLE', { file, reason });
}

export function contractHandlers(context: EngineContext): Pick<EngineHandlers, 'contract.import' | 'contract.export'> {
  return {
    'contract.import': async ({ grant }) => {
      const contracts = await readContracts(context.resolveGrant(grant));
      const workbook = context.workbook();
      for (const edit of contractEdits(contracts)) await workbook.apply(edit);
      const { commitments, rateCards, incidents } = contracts;
      return { commitments: commitments.length, rateCards: rateCards.length, incidents: incidents.length };
    },
    'contract.export': async ({ grant }, job) => {
      const path = context.resolveGrant(grant);
      const text = `${JSON.stringify(contractsOf(context.workbook().document()), null, 2)}\n`;
      return { path, bytes: await saveFile(path, text, job.signal) };
    },
  };
}
