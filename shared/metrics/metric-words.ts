import { assertNever } from '../base/assert-never.ts';
import { factTable, type FactTableName } from '../domain/tables.ts';
import type { Filter } from '../query/filter.ts';
import { lagName, parseLag } from '../query/lag.ts';
import { printFilter } from '../query/print-filter.ts';
import type { Formula } from './formula.ts';
import type { Measure, Metric, MetricUnit, OrderOutcome } from './metric.ts';

export const unitWords: Readonly<Record<MetricUnit, string>> = {
  count: 'count',
  ratio: '%',
  bps: 'bps',
  per_thousand: 'per 1,000',
  points: 'pp',
  money: 'reporting currency',
  milliseconds: 'ms',
  minutes: 'min',
  hours: 'h',
  days: 'd',
  per_second: 'per second',
  multiple: 'times',
};

export const directionWords = { up: 'higher is better', down: 'lower is better', info: 'neither way is better' } as const;

const outcomes: Readonly<Record<OrderOutcome, string>> = {
  all: 'orders',
  first_approved: 'orders whose first attempt was approved',
  first_failed: 'orders whose first attempt was not approved',
  paid: 'orders with an approved attempt within 24 hours of the first',
  recovered: 'orders paid by a later attempt within 24 hours',
  recovered_same: 'orders paid within 24 hours by a later attempt at the same partner and account by the same method',
  recovered_rerouted: 'orders paid within 24 hours by a later attempt at another partner or account',
  recovered_switched: 'orders paid within 24 hours by a later attempt by another method',
};

const one: Readonly<Record<FactTableName, string>> = {
  attempt: 'payment attempt',
  settlement_line: 'settlement line',
  availability_sample: 'minute of a partner’s endpoint',
  plain_line: 'line',
  payment_event: 'payment event',
  payout: 'payout',
  bank_line: 'bank line',
  order_ledger: 'ledger entry',
  dispute: 'stage of a dispute',
  ach_entry: 'ACH entry',
  ach_return: 'ACH return',
  application: 'application',
  points_event: 'points event',
  bnpl_plan: 'plan',
  contact: 'contact',
  rate_card: 'rate card line',
  reported_measure: 'reported figure',
};

/** What one counted thing is. */
export function grainWords({ grain, table }: Pick<Metric, 'grain' | 'table'>): string {
  if (grain === 'order') return 'order, at its first answered attempt';
  return grain === 'minute' ? 'partner and minute' : one[table];
}

/** A filter as it is typed, set as code. */
const code = (filter: Filter): string => `\`${printFilter(filter)}\``;

const withWhere = (where: Filter | undefined): string => (where === undefined ? '' : ` with ${code(where)}`);

const columnWords = (column: string): string => {
  const lag = parseLag(column);
  return `\`${lag === null ? column : lagName(lag)}\``;
};

/** What a measure adds up, in words; columns and filters as code. */
export function measureWords(measure: Measure): string {
  switch (measure.of) {
    case 'rows':
      return `rows${withWhere(measure.where)}`;
    case 'sum':
      return `${measure.terms.map(({ column, sign }, index) => `${sign === -1 ? '- ' : index === 0 ? '' : '+ '}${columnWords(column)}`).join(' ')}${withWhere(measure.where)}`;
    case 'money':
      return `${measure.sign === -1 ? '- ' : ''}sum of \`${measure.column}\`${withWhere(measure.where)}`;
    case 'distinct':
      return `different ${measure.columns.map(columnWords).join(' with ')}${withWhere(measure.where)}`;
    case 'once':
      return `sum of \`${measure.column}\`, once for each \`${measure.per}\`${withWhere(measure.where)}`;
    case 'orders':
      return outcomes[measure.which];
    default:
      return assertNever(measure);
  }
}

/** A formula as people write it: `{contacts} / {orders}`. */
export function formulaText(formula: Formula, within: '+' | '*' | null = null): string {
  switch (formula.of) {
    case 'metric':
      return `{${formula.id}}`;
    case 'number':
      return formula.value;
    case 'operation': {
      const { operator, left, right } = formula;
      const rank = operator === '+' || operator === '-' ? '+' : '*';
      const text = `${formulaText(left, rank)} ${operator} ${rightText(right, operator)}`;
      return within === '*' && rank === '+' ? `(${text})` : text;
    }
  }
}

/** The right side needs brackets wherever leaving them out would read as another formula. */
function rightText(right: Formula, operator: string): string {
  const text = formulaText(right, operator === '+' || operator === '-' ? '+' : '*');
  const isBare = right.of !== 'operation' || text.startsWith('(') || operator === '+' || (operator === '*' && right.operator === '*');
  return isBare ? text : `(${formulaText(right)})`;
}

export interface Words {
  readonly label: string;
  readonly text: string;
}

/** How the number is made, a line for each part; code in backticks. */
export function computationWords({ computation, unit }: Metric): readonly Words[] {
  const scale: readonly Words[] =
    unit === 'bps' ? [{ label: 'Scale', text: 'x 10,000' }] : unit === 'per_thousand' ? [{ label: 'Scale', text: 'x 1,000' }] : [];
  switch (computation.kind) {
    case 'additive':
      return [{ label: 'Value', text: measureWords(computation.value) }];
    case 'ratio':
      return [
        { label: 'Numerator', text: measureWords(computation.numerator) },
        { label: 'Denominator', text: measureWords(computation.denominator) },
        ...scale,
      ];
    case 'quantile':
      return [
        {
          label: 'Value',
          text: `exact ${computation.quantile} quantile of ${columnWords(computation.column)}, ${computation.isDiscrete === true ? 'a value that is there' : 'linear between neighbors'}`,
        },
      ];
    case 'peak':
      return [{ label: 'Value', text: computation.per === 'second' ? 'most rows in one second' : 'most rows in one minute, over 60' }];
    case 'uptime':
      return [
        { label: 'Numerator', text: 'minutes not down' },
        { label: 'Denominator', text: 'minutes measured' },
        {
          label: 'Down',
          text: `partner errors above ${computation.rule.errorShareAbovePercent} % of requests in at least ${computation.rule.minConsecutiveMinutes} minutes in a row, each with at least ${computation.rule.minRequests} requests`,
        },
      ];
    case 'derived':
      return [{ label: 'Formula', text: `\`${formulaText(computation.formula)}\`` }, ...scale];
    case 'reconciled':
      return [{ label: 'Value', text: 'stated by reconciliation, as of a day' }];
    default:
      return assertNever(computation);
  }
}

/** Table, basis and time of a metric in words. */
export function sourceWords(metric: Metric): string {
  const { table, basis, time, monthsBefore } = metric;
  if (metric.computation.kind === 'derived') return `other metrics, ${basis} basis`;
  const by = time === undefined ? '' : `, by \`${time}\``;
  const shift = monthsBefore === undefined ? '' : `, of ${monthsBefore === 1 ? 'the month' : `${monthsBefore} months`} before`;
  return `${factTable(table).label.toLowerCase()}, by ${grainWords(metric)}, ${basis} basis${by}${shift}`;
}
