import { expect, it } from 'vitest';
import { placedSheets } from '../../../shared/business-case/sheet/placed-sheets.ts';
import { formula, number } from '../../../shared/business-case/sheet/sheet-model.ts';

it('a case beside another one: its sheets and names are its own, and its formulas follow; words and functions stay', () => {
  const written = '\'Low\'!B7*uplift+s_low.uplift-IF(uplift_2>0,"uplift",NPV(period_rate,C4:F4))';
  const { sheets, names } = placedSheets(
    {
      title: 'Case',
      names: ['uplift', 's_low.uplift', 'period_rate'].map((name, at) => ({ name, cell: `Inputs!$D$${at + 10}` })),
      sheets: [
        { name: 'Inputs', rows: [[number(1)]] },
        { name: 'Low', rows: [[formula(written, 3)]] },
      ],
    },
    { sheetName: (name) => `Case 2 ${name}`, prefix: 'case_2.' },
  );
  expect(sheets.map(({ name }) => name)).toEqual(['Case 2 Inputs', 'Case 2 Low']);
  expect(sheets[1]?.sheet.rows[0]?.[0]).toEqual({
    value: 3,
    formula: '\'Case 2 Low\'!B7*case_2.uplift+case_2.s_low.uplift-IF(uplift_2>0,"uplift",NPV(case_2.period_rate,C4:F4))',
  });
  expect(names).toContainEqual({ name: 'case_2.uplift', cell: "'Case 2 Inputs'!$D$10" });
});
