import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applyEdit } from '../../../shared/workbook/apply-edit.ts';
import { contractEdits, contractsFileSchema, contractsOf } from '../../../shared/workbook/contracts-file.ts';
import { contractsProblem, isNestedTooDeeply } from '../../../shared/workbook/contracts-problem.ts';
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

it('lists may be left out, but not said twice: of two with one id none is taken', () => {
  const { commitments } = contractsFileSchema.parse(example);
  const [clause] = commitments;
  expect(contractsFileSchema.parse({ commitments: [clause] })).toMatchObject({ rateCards: [], incidents: [], actions: [] });
  const twice = { commitments: [clause, { ...clause, target: 0.5 }] };
  expect(contractsProblem(twice, contractsFileSchema.safeParse(twice).error?.issues ?? [])).toContain(
    `the id ${clause?.id} is there twice`,
  );
});

it('says which entries are wrong, and how many more', () => {
  const contracts = contractsFileSchema.parse(example);
  const [clause] = contracts.commitments;
  const [card] = contracts.rateCards;
  const wrong = {
    commitments: [
      { ...clause, id: 'a', effectiveFrom: '2026-02-30', amendments: [] },
      { ...clause, id: 'b', timeZone: 'Mars/Base' },
    ],
    rateCards: [
      { ...card, id: 'c', effectiveFrom: '2026-07-01', effectiveTo: '2026-01-01' },
      { ...card, id: 'd', bps: -1 },
    ],
  };
  const problem = contractsProblem(wrong, contractsFileSchema.safeParse(wrong).error?.issues ?? []);
  expect(problem).toContain(`commitment 1 (${clause?.clause} ${clause?.title}): there is no day 2026-02-30`);
  expect(problem).toContain(`commitment 2 (${clause?.clause} ${clause?.title}): Mars/Base is not a time zone`);
  expect(problem).toMatch(/rate card line 1 \(.*c\): the card ends on 2026-01-01, before it begins on 2026-07-01|; and \d more$/);
  const overlap = {
    commitments: [],
    rateCards: [
      { ...card, id: 'c' },
      { ...card, id: 'd', bps: 9 },
    ],
  };
  expect(contractsProblem(overlap, contractsFileSchema.safeParse(overlap).error?.issues ?? [])).toContain('as c does for the same fee');
  expect(contractsProblem([1], contractsFileSchema.safeParse([1]).error?.issues ?? [])).toContain('no object with lists');
});

it('is refused before it can exhaust its reader', () => {
  expect(isNestedTooDeeply(`{"commitments": [${'{"not":'.repeat(5000)}1${'}'.repeat(5000)}]}`)).toBe(true);
  expect(isNestedTooDeeply(JSON.stringify({ title: `[[[${'['.repeat(500)}"\\"[`, commitments: [] }))).toBe(false);
  expect(isNestedTooDeeply(page.slice(page.indexOf('```json') + 7))).toBe(false);
});

it('knows a day that does not exist wherever it stands', () => {
  const { commitments } = contractsFileSchema.parse(example);
  const [clause] = commitments;
  const problemOf = (contracts: object) => contractsProblem(contracts, contractsFileSchema.safeParse(contracts).error?.issues ?? []);
  const exclusions = [{ ...clause?.exclusions[0], start: '2026-02-30T08:00:00Z', end: '2026-03-03T08:00:00Z' }];
  expect(problemOf({ commitments: [{ ...clause, exclusions }] })).toContain('there is no day 2026-02-30');
  const partner = { id: 'Northbank', contracts: [{ ref: 'NB-1', endsOn: '2027-02-29' }] };
  expect(problemOf({ commitments: [], partners: [partner] })).toBe('partner 1 (Northbank): there is no day 2027-02-29');
});
