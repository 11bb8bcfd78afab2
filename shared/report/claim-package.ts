import { addDays } from '../calendar/day.ts';
import { momentText } from '../calendar/moment-text.ts';
import { dayText } from '../charts/source-line.ts';
import type { CommitmentResult } from '../commitments/commitment-result.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { displayUnit } from '../commitments/clause-unit.ts';
import { written } from '../commitments/remedy.ts';
import { termsOn } from '../commitments/terms-in-force.ts';
import { levelText, plural } from '../commitments/wording.ts';
import { claimText } from '../partners/claim.ts';
import { type FeeCheck, type IncomeCheck, type MoneyItem, moneyWords } from '../partners/money-item.ts';
import { printFilter } from '../query/print-filter.ts';
import { formatValue } from '../query/format-value.ts';
import { textCell, valueCell } from './model-cells.ts';
import { feeMonthsTable, incomeMonthsTable, pairTable } from './package-tables.ts';
import type { ModelBlock, ModelTable, ReportModel } from './report-spec.ts';

interface PackageSetting {
  readonly workbook: string;
  readonly asOf: string;
  readonly appVersion: string;
  readonly caveats: readonly string[];
}

/** The clause a credit is claimed under, with the window it was missed in. */
export interface ClaimedClause {
  readonly commitment: Commitment;
  readonly result: CommitmentResult;
}

/** What a claim that rests on no clause is seen in: the months of its rate card line or income term. */
export interface ClaimedMonths {
  readonly fees: FeeCheck | null;
  readonly income: IncomeCheck | null;
}

/** The first page holds the sentence, below it the sum and the terms it comes from, side by side. */
const onTop = { x: 0, y: 0, w: 12, h: 1 };
const left = { x: 0, y: 1, w: 6, h: 7 };
const right = { x: 6, y: 1, w: 6, h: 7 };
/** The second page: what was counted, below it what was taken out. */
const upper = { x: 0, y: 0, w: 12, h: 4 };
const lower = { x: 0, y: 4, w: 12, h: 4 };
const mostTogether = 8;

/** What goes to the partner with a claim: the clause, the arithmetic, the evidence; every format ends with the files and their fingerprints. Nothing is computed here. */
export function claimPackage(item: MoneyItem, clause: ClaimedClause | null, months: ClaimedMonths, setting: PackageSetting): ReportModel {
  const amount = written(item.amount.amount, item.amount.currency);
  const none = { lineage: [item.lineage], notes: [] };
  const blocks: ModelBlock[] = [
    { kind: 'headline', id: 'claim', text: `${item.partner} owes ${amount} for ${item.label}`, lineage: [item.lineage] },
    { kind: 'text', id: 'sentence', text: item.sentence, lineage: [], place: onTop },
    { kind: 'table', id: 'arithmetic', title: 'Arithmetic', table: pairTable(item.working), ...none, place: left },
    { kind: 'table', id: 'clause', title: 'What the contract says', table: pairTable(clausePairs(item, clause)), ...none, place: right },
    ...(clause === null ? [] : evidence(clause)),
    ...monthsOf(item, months),
    { kind: 'headline', id: 'how', text: 'The query that gives these numbers', lineage: [item.lineage] },
    { kind: 'text', id: 'query', text: item.lineage.sql.replace(/\s+/g, ' ').trim(), lineage: [] },
  ];
  return {
    name: `Claim on ${item.partner}: ${item.title}`,
    subtitle: `${moneyWords[item.kind]}, ${item.label}`,
    workbook: setting.workbook,
    asOf: setting.asOf,
    appVersion: setting.appVersion,
    blocks,
    caveats: setting.caveats,
  };
}

function monthsOf(item: MoneyItem, { fees, income }: ClaimedMonths): ModelBlock[] {
  const table = (headline: string, title: string, months: ModelTable): ModelBlock[] => [
    { kind: 'headline', id: 'evidence', text: headline, lineage: [item.lineage] },
    { kind: 'table', id: 'months', title, table: months, lineage: [item.lineage], notes: [] },
  ];
  if (fees !== null) return table('Billed against the rate card, month by month', item.title, feeMonthsTable(fees, 'en-US'));
  return income === null ? [] : table('Due against paid, month by month', item.title, incomeMonthsTable(income, 'en-US'));
}

function clausePairs(item: MoneyItem, clause: ClaimedClause | null) {
  const own = clause === null ? [] : termPairs(clause);
  return [
    { label: 'Contract', value: [item.contract, item.clause].filter((part) => part !== '').join(', ') || 'not named' },
    { label: 'Title', value: item.title },
    ...own,
    { label: 'Notice by', value: item.noticeDue === null ? 'not stated' : dayText(item.noticeDue) },
    { label: 'Claim', value: item.claim === null ? 'not drafted' : claimText(item.claim) },
  ];
}

const percentText = (share: number): string => `${Number((share * 100).toPrecision(12))} %`;

/** The clause by the terms that the window was judged by. */
function termPairs({ commitment, result }: ClaimedClause) {
  const { terms } = termsOn(commitment, addDays(result.window.to, -1));
  const { downtimeRule: down, maintenance, population } = terms;
  const operator = { '>=': 'at least', '<=': 'at most', between: 'between' } as const;
  return [
    { label: 'Promised', value: `${operator[result.operator]} ${levelText(result.target, result.unit)}` },
    {
      label: 'Measured',
      value:
        result.value === null
          ? 'not measured'
          : formatValue(result.value, displayUnit(result.unit), 'en-US', result.unit === 'ratio' ? { decimals: 4 } : {}),
    },
    { label: 'Window', value: `${result.window.label}, ${commitment.timeZone}` },
    ...(result.amendment === null ? [] : [{ label: 'Amendment in force', value: result.amendment }]),
    ...(population.kind === 'all' ? [] : [{ label: 'Rows', value: printFilter(population) }]),
    { label: 'Definition', value: commitment.metric },
    ...(down === null
      ? []
      : [
          {
            label: 'Down means',
            value: `errors above ${percentText(down.errorShareAbove)}, ${plural(down.minConsecutiveMinutes, 'minute')} or more in a row, each with ${plural(down.minRequests, 'request')} or more`,
          },
        ]),
    ...(maintenance === null
      ? []
      : [
          {
            label: 'Maintenance',
            value: `announced ${plural(maintenance.noticeHours, 'hour')} before, up to ${plural(maintenance.allowanceMinutesPerMonth, 'minute')} a month`,
          },
        ]),
    ...(commitment.disputeProcedure === '' ? [] : [{ label: 'If figures differ', value: commitment.disputeProcedure }]),
  ];
}

function evidence({ commitment, result }: ClaimedClause): ModelBlock[] {
  const text = (label: string) => ({ label, align: 'left' as const, kind: 'text' as const });
  const number = (label: string) => ({ label, align: 'right' as const, kind: 'number' as const });
  const at = (instant: string): string => momentText(instant, commitment.timeZone);
  const minutes = (value: number) => valueCell(value, { kind: 'count' }, 'en-US');
  // A long list has pages of its own, and goes on over as many as it needs.
  const isShort =
    result.spells.length > 0 && result.exclusions.length > 0 && result.spells.length + result.exclusions.length <= mostTogether;
  return [
    ...(isShort ? [{ kind: 'headline' as const, id: 'evidence', text: 'What was counted, and what was not', lineage: [] }] : []),
    ...(result.spells.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            id: 'spells',
            title: 'Spells looked at',
            table: {
              columns: [text('From'), text('To'), number('Minutes'), number('Counted'), text('Why')],
              rows: result.spells.map((spell) => [
                textCell(at(spell.start)),
                textCell(at(spell.end)),
                minutes(spell.minutes),
                minutes(spell.countedMinutes),
                textCell(spell.reason),
              ]),
            },
            lineage: [],
            notes: [],
            ...(isShort ? { place: upper } : {}),
          },
        ]),
    ...(result.exclusions.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            id: 'exclusions',
            title: 'Exclusions used',
            table: {
              columns: [text('Exclusion'), text('From'), text('To'), number('Excluded minutes'), number('Counted minutes'), text('Note')],
              rows: result.exclusions.map((use) => [
                textCell(use.label),
                textCell(at(use.start)),
                textCell(at(use.end)),
                minutes(use.excludedMinutes),
                minutes(use.countedMinutes),
                textCell(use.note),
              ]),
            },
            lineage: [],
            notes: [],
            ...(isShort ? { place: lower } : {}),
          },
        ]),
  ];
}
