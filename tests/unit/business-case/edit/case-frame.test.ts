import { describe, expect, it } from 'vitest';
import { businessCaseSchema } from '../../../../shared/business-case/business-case.ts';
import { draftOfCase, readCaseDraft } from '../../../../shared/business-case/edit/case-draft.ts';
import { draftOfLine, emptyLineDraft, readLineDraft } from '../../../../shared/business-case/edit/line-draft.ts';
import { draftOfScenario, readScenarioDraft } from '../../../../shared/business-case/edit/scenario-draft.ts';
import { demoCase } from '../../../../shared/synth/demo-case.ts';

const demo = businessCaseSchema.parse(demoCase());

describe('the frame, the lines and the scenarios of a case as they are typed', () => {
  it('come back as they were', () => {
    expect(readCaseDraft(draftOfCase(demo), demo)).toEqual({ plan: demo, problems: {} });
    for (const line of demo.lines) expect(readLineDraft(draftOfLine(line), demo, line.id).line).toEqual(line);
    for (const scenario of demo.scenarios)
      expect(readScenarioDraft(draftOfScenario(demo, scenario.id), demo, scenario.id).scenario).toEqual(scenario);
  });
  it('say beside the field what is wrong', () => {
    const frame = {
      ...draftOfCase(demo),
      name: ' ',
      currency: 'EURO',
      startMonth: '2026-13',
      months: '30',
      periods: 'year' as const,
      discountRate: 'ten',
      fx: 'EUR 1.1, x',
    };
    expect(readCaseDraft(frame, demo)).toEqual({
      plan: null,
      problems: {
        name: 'Give it a name',
        currency: 'Three letters, such as USD',
        startMonth: 'A month, such as 2026-04',
        months: 'Whole years: a multiple of 12',
        discountRate: 'Percent a year, such as 10',
        fx: '"x" is not a rate; write EUR 1.1',
      },
    });
    expect(readLineDraft({ ...emptyLineDraft, startMonth: '36', decay: '100', ramp: 'table' }, demo, null).problems).toEqual({
      label: 'Say what it is',
      driver: 'Choose the driver that gives its amount',
      startMonth: 'A whole number from 0 to 35',
      decay: 'Percent a year, from 0 to below 100',
      rampTable: 'Percent of the full effect, month by month: 10 40 80 100',
    });
    const scenario = { name: 'base', weight: '120', overrides: { uplift: 'x' } };
    expect(readScenarioDraft(scenario, demo, null).problems).toEqual({
      name: 'There is a scenario of this name',
      weight: 'Percent, from 0 to 100, or nothing',
      overrides: { uplift: '"x" is not a number' },
    });
  });
  it('take shares in percent', () => {
    const { scenario } = readScenarioDraft(
      { name: 'Thin margin', weight: '20', overrides: { margin: '8', uplift: '0.3', build: '' } },
      demo,
      null,
    );
    expect(scenario).toEqual({ id: 'thin_margin', name: 'Thin margin', weight: 0.2, overrides: { margin: 0.08, uplift: 0.3 } });
    const { plan } = readCaseDraft({ ...draftOfCase(demo), discountRate: '12.5', fx: 'eur=1.1; CAD 0.73' }, demo);
    expect(plan).toMatchObject({
      discountRate: 0.125,
      fx: [
        { currency: 'EUR', rate: 1.1 },
        { currency: 'CAD', rate: 0.73 },
      ],
    });
  });
});
