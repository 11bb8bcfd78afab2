import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyEdit } from '../../../shared/workbook/apply-edit.ts';
import { contractEdits, contractsFileSchema, contractsOf } from '../../../shared/workbook/contracts-file.ts';
import { newDocument } from '../../../shared/workbook/document.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/contracts.md'), 'utf8');
const example: unknown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');

it('the example of the page can be read, and a workbook gives back what it took', () => {
  const contracts = contractsFileSchema.parse(example);
  const document = contractEdits(contracts).reduce(applyEdit, newDocument('Contracts'));
  expect(document.commitments[0]?.amendments[0]?.changes).toEqual({ target: 0.9995 });
  expect(document.rateCards[0]?.perItem).toBe('0.02');
  const again = contractsFileSchema.parse(JSON.parse(JSON.stringify(contractsOf(document))));
  expect(again).toEqual(contracts);
  expect(contractEdits(again).reduce(applyEdit, newDocument('Contracts'))).toEqual(document);
});

it('a clause that contradicts itself is refused with its sentence', () => {
  const contracts = contractsFileSchema.parse(example);
  const [clause] = contracts.commitments;
  const wrong = { ...contracts, commitments: [{ ...clause, effectiveTo: '2025-06-30' }] };
  const result = contractsFileSchema.safeParse(wrong);
  expect(result.success).toBe(false);
  expect(result.error?.issues[0]?.message).toMatch(/ends|before|begins/);
});
