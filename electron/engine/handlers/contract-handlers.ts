import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { contractEdits, contractsFileSchema, contractsOf } from '../../../shared/workbook/contracts-file.ts';
import { contractsProblem, isNestedTooDeeply } from '../../../shared/workbook/contracts-problem.ts';
import type { EngineContext } from '../engine-context.ts';
import { holdsContracts } from '../import/holds-contracts.ts';
import { saveFile } from '../exporters/save-file.ts';

const mostBytes = 8 * 1024 * 1024;

async function readContracts(path: string) {
  const file = basename(path);
  const facts = await stat(path).catch(() => fail('FILE_NOT_FOUND', { file }));
  if (!facts.isFile()) fail('FILE_UNREADABLE', { file });
  const refused = (problem: string) => fail('CONTRACTS_NOT_TAKEN', { file, problem });
  if (facts.size > mostBytes) refused('a contracts file is never larger than 8 MB');
  const text = await readFile(path, 'utf8');
  if (isNestedTooDeeply(text)) refused('it is nested too deeply');
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refused('it is not valid JSON');
  }
  const parsed = contractsFileSchema.safeParse(json);
  return parsed.success ? parsed.data : refused(contractsProblem(json, parsed.error.issues));
}

export function contractHandlers(context: EngineContext): Pick<EngineHandlers, 'contract.import' | 'contract.export'> {
  return {
    'contract.import': async ({ grant, isGuess }) => {
      const path = context.resolveGrant(grant);
      if (isGuess === true && !(await holdsContracts(path)))
        fail('FILE_NOT_A_TABLE', { file: basename(path), reason: 'it holds no contracts' });
      const contracts = await readContracts(path);
      await context.workbook().applyAll(contractEdits(contracts), 'Take contracts');
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
