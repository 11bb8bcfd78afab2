import { readFileSync } from 'node:fs';
import type { CaseData } from '../../../shared/business-case/bound-number.ts';
import { type BusinessCase, businessCaseSchema } from '../../../shared/business-case/business-case.ts';
import { unbound } from '../../../shared/business-case/bound-number.ts';
import { caseRates } from '../../../shared/business-case/case-rates.ts';
import type { CaseResult, CaseScenario } from '../../../shared/business-case/case-result.ts';
import { importDrivers } from '../../../shared/business-case/edit/import-drivers.ts';
import { compileWithData } from '../../../shared/business-case/compiled-case.ts';
import { evaluateCase } from '../../../shared/business-case/evaluate-case.ts';
import { simulate } from '../../../shared/business-case/simulation/simulate.ts';
import type { SimulationResult } from '../../../shared/business-case/simulation/simulation-result.ts';
import { fail } from '../../../shared/errors/fail.ts';
import { namesOf } from '../../../shared/errors/names-of.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { callEngine } from '../call-engine.ts';
import type { Command, Terminal } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { type ParsedArgs, takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

interface Answer {
  readonly result: CaseResult;
  readonly trials: SimulationResult | null;
}

type Settings = BusinessCase['simulation'];

/** Trials are run when either is asked for; what is not given is the case's own. */
function asked(args: ParsedArgs): Partial<Settings> | null {
  const whole = (name: 'trials' | 'seed', least: number, most: number): number | undefined => {
    const text = args.value(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    return /^\d+$/.test(text) && value >= least && value <= most
      ? value
      : fail('USAGE', { problem: `--${name} takes a whole number from ${least} to ${most}` });
  };
  const [trials, seed] = [whole('trials', 1000, 1_000_000), whole('seed', 0, 0xffff_ffff)];
  if (trials === undefined && seed === undefined) return null;
  return { ...(trials === undefined ? {} : { trials }), ...(seed === undefined ? {} : { seed }) };
}

function readCase(path: string, typed: string): BusinessCase {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (thrown) {
    return fail('CASE_INVALID', { problem: `${typed} cannot be read as JSON (${thrown instanceof Error ? thrown.name : 'unknown'})` });
  }
  const parsed = businessCaseSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return fail('CASE_INVALID', { problem: `in ${typed}, ${issue?.path.join('.') || 'the case'}: ${issue?.message ?? 'not a case'}` });
}

/** Without a workbook a bound driver has nothing to ask. */
function withoutWorkbook(plan: BusinessCase): CaseData {
  const bound = plan.drivers
    .filter(({ kind }) => kind === 'binding')
    .map(({ id }) => [id, unbound('there is no workbook to measure it in')] as const);
  return { bound: new Map(bound), rateOf: caseRates(plan, { currency: plan.currency, fx: [] }) };
}

/** The case with the drivers of a file in it; the workbook stays as it is. A row that cannot be read ends it. */
async function withDrivers(plan: BusinessCase, typed: string | undefined, terminal: Terminal): Promise<BusinessCase> {
  if (typed === undefined) return plan;
  const { sheets } = await callEngine(terminal, 'case.readTable', { grant: terminal.path(typed) });
  const made = importDrivers(plan, sheets);
  if (typeof made === 'string') return fail('CASE_DRIVERS_UNREADABLE', { file: typed, problem: made });
  const [first] = made.problems;
  if (first !== undefined)
    return fail('CASE_DRIVERS_UNREADABLE', { file: typed, problem: `row ${first.row}, ${first.label}: ${first.problem}` });
  for (const { label, fields } of made.changes)
    terminal.log(
      `${label}: ${fields.map(({ field, before, after }) => `${field} ${before === '' ? '' : `${before} -> `}${after}`).join(', ')}`,
    );
  return made.plan;
}

function fromFile(args: ParsedArgs, terminal: Terminal, typed: string): Answer {
  takeAtMost(args, 0);
  if (args.value('out') !== undefined) fail('USAGE', { problem: '--out writes the case of a workbook' });
  if (args.value('drivers') !== undefined) fail('USAGE', { problem: '--drivers changes the case of a workbook' });
  const plan = readCase(terminal.path(typed), typed);
  const data = withoutWorkbook(plan);
  const settings = asked(args);
  const trials = settings === null ? null : simulate(compileWithData(plan, data), { ...plan.simulation, ...settings });
  return { result: evaluateCase(plan, data), trials };
}

async function fromWorkbook(args: ParsedArgs, terminal: Terminal): Promise<Answer> {
  const typed = args.positional(0, 'the workbook');
  const name = args.positional(1, 'the name of the case');
  takeAtMost(args, 2);
  await openWorkbook(args, terminal, typed);
  const state = await callEngine(terminal, 'workbook.state', {});
  const wanted = name.toLowerCase();
  const saved = state?.document.cases.find((each) => each.id === name || each.name.toLowerCase() === wanted);
  if (saved === undefined) return fail('CASE_NO_SUCH', { name, names: namesOf(state?.document.cases ?? []) });
  const found = await withDrivers(saved, args.value('drivers'), terminal);
  const result = await callEngine(terminal, 'case.evaluate', { case: found });
  const settings = asked(args);
  const trials = settings === null ? null : await callEngine(terminal, 'case.simulate', { case: found, ...settings });
  const out = args.value('out');
  if (out !== undefined) {
    const plan = { ...found, simulation: { ...found.simulation, ...settings } };
    const { bytes } = await callEngine(terminal, 'case.export', { case: plan, grant: terminal.path(out) });
    terminal.log(`${out} is written, ${bytes} bytes`);
  }
  return { result, trials };
}

function shownScenarios({ scenarios, case: plan }: CaseResult, name: string | undefined): readonly CaseScenario[] {
  if (name === undefined) return scenarios;
  const found = scenarios.filter(({ scenario, label }) => scenario === name || label.toLowerCase() === name.toLowerCase());
  if (found.length > 0) return found;
  return fail('USAGE', { problem: `${plan.name} has no scenario "${name}": ${scenarios.map(({ scenario }) => scenario).join(', ')}` });
}

const headers = (names: readonly string[], left: readonly string[]) =>
  names.map((header) => ({ header, align: left.includes(header) ? ('left' as const) : ('right' as const) }));

function answerText({ result, trials }: Answer, shown: readonly CaseScenario[]): string {
  const plan = result.case;
  const money = (value: number | null) => formatValue(value, { kind: 'money', currency: plan.currency }, 'en-US', { decimals: 2 });
  const years = (value: number | null) => (value === null ? 'never' : `${value.toFixed(3)} y`);
  const share = (value: number | null) => formatValue(value, { kind: 'ratio' }, 'en-US', { decimals: 3 });
  const irr = (value: CaseScenario['irr']) => (typeof value === 'number' ? share(value) : (value ?? '–'));
  const [first] = shown;
  const problems = shown.flatMap(({ label, problem }) => (problem === null ? [] : [`${label}: ${problem}`]));
  return [
    `${plan.name} · ${plan.months} months from ${plan.startMonth} · ${Number((plan.discountRate * 100).toPrecision(6))} % a year`,
    tableText(
      headers(['driver', 'value', 'kind', 'note'], ['driver', 'kind', 'note']),
      (first?.drivers ?? []).map((driver) => [
        driver.label,
        driver.value === null ? '–' : String(Number(driver.value.toPrecision(10))),
        driver.kind,
        driver.problem ?? driver.stale ?? (driver.n === null ? '' : `n ${driver.n}`),
      ]),
    ),
    tableText(
      headers(['scenario', 'NPV', 'NPV mid-period', 'IRR', 'payback', 'discounted', 'ROI'], ['scenario']),
      shown.map((scenario) => [
        scenario.scenario,
        money(scenario.npvEnd),
        money(scenario.npvMid),
        irr(scenario.irr),
        years(scenario.payback),
        years(scenario.discountedPayback),
        share(scenario.roi),
      ]),
    ),
    ...problems,
    ...(trials === null ? [] : [trialsText(trials, money, share)]),
  ].join('\n\n');
}

function trialsText(trials: SimulationResult, money: (value: number | null) => string, share: (value: number | null) => string): string {
  const count = (value: number) => formatValue(value, { kind: 'count' });
  const lines = [
    `${count(trials.trials)} trials, seed ${trials.seed}: P10 ${money(trials.p10)}, P50 ${money(trials.p50)}, P90 ${money(trials.p90)}`,
    `mean ${money(trials.mean)}, standard error ${money(trials.standardError)}, P(NPV<0) ${share(trials.belowZero)}`,
    ...(trials.missing === 0 ? [] : [`${count(trials.missing)} trials have no NPV`]),
    ...trials.problems.map(({ label, problem }) => `${label} is not drawn: ${problem}`),
  ];
  return lines.join('\n');
}

export const caseCommand: Command = {
  name: 'case',
  usage: 'case W NAME | case --file CASE.json [--scenario S] [--drivers FILE] [--trials N] [--seed K] [--out FILE.xlsx]',
  summary: 'a business case in its scenarios, with trials when they are asked for',
  values: ['file', 'scenario', 'drivers', 'trials', 'seed', 'out'],
  switches: [],
  async run(args, terminal) {
    const file = args.value('file');
    const answer = file === undefined ? await fromWorkbook(args, terminal) : fromFile(args, terminal, file);
    const { result, trials } = answer;
    const shown = shownScenarios(result, args.value('scenario'));
    return {
      body: {
        case: result.case.id,
        name: result.case.name,
        currency: result.case.currency,
        scenarios: shown,
        weighted: result.weighted,
        ...(trials === null ? {} : { simulation: trials }),
      },
      text: answerText(answer, shown),
    };
  },
};
