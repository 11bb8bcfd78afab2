import { fail } from '../../../shared/errors/fail.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

export const caseCommand: Command = {
  name: 'case',
  usage: 'case W NAME',
  summary: 'a business case in its low, base and high scenarios',
  values: [],
  switches: [],
  async run(args, terminal) {
    const typed = args.positional(0, 'the workbook');
    const name = args.positional(1, 'the name of the case');
    takeAtMost(args, 2);
    await openWorkbook(args, terminal, typed);
    const state = await callEngine(terminal, 'workbook.state', {});
    const wanted = name.toLowerCase();
    const found = state?.document.cases.find((each) => each.id === name || each.name.toLowerCase() === wanted);
    if (found === undefined) fail('CASE_NO_SUCH', { name });
    const result = await callEngine(terminal, 'case.evaluate', { case: found });
    const money = (value: number | null) => formatValue(value, { kind: 'money', currency: found.currency }, 'en-US', { decimals: 2 });
    const years = (value: number | null) => (value === null ? 'never' : `${value.toFixed(2)} y`);
    const base = result.scenarios.find(({ scenario }) => scenario === 'base');
    return {
      body: { case: found.id, name: found.name, currency: found.currency, scenarios: result.scenarios },
      text: [
        `${found.name} · ${found.months} months from ${found.startMonth} · ${found.discountRate * 100} % a year`,
        tableText(
          ['driver', 'value', 'kind', 'note'].map((header) => ({ header, align: header === 'value' ? 'right' : 'left' })),
          (base?.drivers ?? []).map((driver) => [
            driver.label,
            driver.value === null ? '–' : String(Number(driver.value.toPrecision(10))),
            driver.kind,
            driver.problem ?? (driver.n === null ? '' : `n ${driver.n}`),
          ]),
        ),
        tableText(
          ['scenario', 'NPV', 'NPV mid-period', 'IRR', 'payback', 'discounted', 'ROI'].map((header) => ({
            header,
            align: header === 'scenario' ? 'left' : 'right',
          })),
          result.scenarios.map((scenario) => [
            scenario.scenario,
            money(scenario.npvEnd),
            money(scenario.npvMid),
            typeof scenario.irr === 'number' ? formatValue(scenario.irr, { kind: 'ratio' }) : (scenario.irr ?? '–'),
            years(scenario.payback),
            years(scenario.discountedPayback),
            formatValue(scenario.roi, { kind: 'ratio' }),
          ]),
        ),
      ].join('\n\n'),
    };
  },
};
