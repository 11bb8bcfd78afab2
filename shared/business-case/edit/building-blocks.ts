import { type BusinessCase, businessCaseSchema } from '../business-case.ts';
import type { DriverUnit } from '../driver-unit.ts';
import { freeNames } from './free-names.ts';

/** A driver of a block: what it starts at, and the metric it is bound to where the workbook can measure that. */
interface BlockDriver {
  readonly id: string;
  readonly label: string;
  readonly unit: DriverUnit;
  /** Low, value, high; or a formula. */
  readonly from: readonly [number | null, number, number | null] | string;
  readonly live?: { readonly metric: string; readonly part: 'value' | 'denominator'; readonly aggregation: 'whole' | 'a_year' };
}

interface BlockLine {
  readonly driver: string;
  readonly label: string;
  readonly kind: 'benefit' | 'cost';
  readonly timing: 'one_off' | 'recurring';
  readonly counts?: 'cashable' | 'cost_avoidance' | 'capacity';
}

export interface BuildingBlock {
  readonly id: string;
  readonly label: string;
  /** How it comes to money, in one line. */
  readonly sentence: string;
  readonly drivers: readonly BlockDriver[];
  readonly lines: readonly BlockLine[];
}

const yearly = (driver: string, label: string, more: Partial<BlockLine> = {}): BlockLine => ({
  driver,
  label,
  kind: 'benefit',
  timing: 'recurring',
  ...more,
});

/** Benefits and costs that payment cases are made of; their starting values are to be estimated. */
export const buildingBlocks: readonly BuildingBlock[] = [
  {
    id: 'uplift',
    label: 'Authorization uplift',
    sentence: 'Orders with a first attempt x uplift x share not recovered anyway x order value x margin, less what the orders cost',
    drivers: [
      {
        id: 'orders',
        label: 'Orders with a first attempt, a year',
        unit: 'count',
        from: [null, 100_000, null],
        live: { metric: 'auth_rate_first', part: 'denominator', aggregation: 'a_year' },
      },
      { id: 'uplift', label: 'Uplift of the first-attempt rate', unit: 'pp', from: [0.2, 0.4, 0.6] },
      { id: 'incrementality', label: 'Share not recovered anyway', unit: 'ratio', from: [0.45, 0.6, 0.7] },
      { id: 'order_value', label: 'Average order value', unit: 'money', from: [48, 55, 62] },
      { id: 'margin', label: 'Contribution margin', unit: 'ratio', from: [0.1, 0.12, 0.14] },
      { id: 'added_cost', label: 'Added processing, fraud and disputes of a saved order', unit: 'money', from: [0.7, 0.45, 0.3] },
      { id: 'orders_saved', label: 'Orders saved, a year', unit: 'count', from: 'orders * uplift / 100 * incrementality' },
      { id: 'gain', label: 'Margin gained, a year', unit: 'money', from: 'orders_saved * (order_value * margin - added_cost)' },
    ],
    lines: [yearly('gain', 'Margin on saved orders')],
  },
  {
    id: 'contacts',
    label: 'Avoided contacts',
    sentence: 'Fewer contacts a thousand orders x orders x variable cost of a contact',
    drivers: [
      {
        id: 'contact_orders',
        label: 'Orders, a year',
        unit: 'count',
        from: [null, 100_000, null],
        live: { metric: 'orders', part: 'value', aggregation: 'a_year' },
      },
      { id: 'contacts_fewer', label: 'Fewer contacts a thousand orders', unit: 'count', from: [0.5, 1, 2] },
      { id: 'contact_cost', label: 'Variable cost of a contact', unit: 'money', from: [3, 5, 7] },
      {
        id: 'contact_saving',
        label: 'Contacts avoided, a year',
        unit: 'money',
        from: 'contact_orders / 1000 * contacts_fewer * contact_cost',
      },
    ],
    lines: [yearly('contact_saving', 'Avoided contacts')],
  },
  {
    id: 'chargebacks',
    label: 'Avoided chargebacks',
    sentence: 'Lower dispute rate x sales x (value not won back + fee + handling)',
    drivers: [
      {
        id: 'dispute_sales',
        label: 'Sales that can be disputed, a year',
        unit: 'count',
        from: [null, 100_000, null],
        live: { metric: 'dispute_rate_count', part: 'denominator', aggregation: 'a_year' },
      },
      { id: 'disputes_fewer', label: 'Lower dispute rate', unit: 'bps', from: [2, 5, 8] },
      { id: 'dispute_value', label: 'Average disputed value', unit: 'money', from: [60, 80, 100] },
      { id: 'win_rate', label: 'Disputes won', unit: 'ratio', from: [0.4, 0.35, 0.3] },
      { id: 'dispute_fee', label: 'Fee and handling of a dispute', unit: 'money', from: [20, 25, 30] },
      {
        id: 'dispute_saving',
        label: 'Chargebacks avoided, a year',
        unit: 'money',
        from: 'dispute_sales * disputes_fewer / 10000 * (dispute_value * (1 - win_rate) + dispute_fee)',
      },
    ],
    lines: [yearly('dispute_saving', 'Avoided chargebacks')],
  },
  {
    id: 'hours',
    label: 'Hours saved',
    sentence: 'Touches x minutes x loaded rate; capacity until somebody releases the hours, then cashable',
    drivers: [
      { id: 'touches', label: 'Manual touches, a year', unit: 'count', from: [8_000, 10_000, 12_000] },
      { id: 'minutes_saved', label: 'Minutes saved a touch', unit: 'count', from: [2, 4, 6] },
      { id: 'hour_rate', label: 'Loaded rate of an hour', unit: 'money', from: [35, 42, 50] },
      { id: 'hours_worth', label: 'Hours saved, a year', unit: 'money', from: 'touches * minutes_saved / 60 * hour_rate' },
    ],
    lines: [yearly('hours_worth', 'Hours saved', { counts: 'capacity' })],
  },
  {
    id: 'fees',
    label: 'Fee savings',
    sentence: 'Lower cost of acceptance x settled sales at constant mix, less volume incentives lost',
    drivers: [
      {
        id: 'fee_sales',
        label: 'Settled sales, a year',
        unit: 'money',
        from: [null, 10_000_000, null],
        live: { metric: 'cost_of_acceptance_bps', part: 'denominator', aggregation: 'a_year' },
      },
      { id: 'fee_bps', label: 'Lower cost of acceptance', unit: 'bps', from: [1, 3, 5] },
      { id: 'incentive_lost', label: 'Volume incentives lost, a year', unit: 'money', from: [5_000, 0, 0] },
      { id: 'fee_saving', label: 'Fees saved, a year', unit: 'money', from: 'fee_sales * fee_bps / 10000 - incentive_lost' },
    ],
    lines: [yearly('fee_saving', 'Fee savings')],
  },
  {
    id: 'float',
    label: 'Float',
    sentence: 'Settled value x days earlier x cost of funds / 365',
    drivers: [
      { id: 'float_value', label: 'Settled value, a year', unit: 'money', from: [null, 10_000_000, null] },
      { id: 'days_earlier', label: 'Days earlier', unit: 'count', from: [0.5, 1, 1] },
      { id: 'cost_of_funds', label: 'Cost of funds, a year', unit: 'ratio', from: [0.03, 0.045, 0.06] },
      { id: 'float_gain', label: 'Float, a year', unit: 'money', from: 'float_value * days_earlier * cost_of_funds / 365' },
    ],
    lines: [yearly('float_gain', 'Float')],
  },
  {
    id: 'losses',
    label: 'Loss reduction',
    sentence: 'Losses and write-offs a year x share that no longer happens; penalties by their probability',
    drivers: [
      { id: 'losses', label: 'Losses and write-offs, a year', unit: 'money', from: [40_000, 50_000, 60_000] },
      { id: 'loss_share', label: 'Share that no longer happens', unit: 'ratio', from: [0.1, 0.2, 0.3] },
      { id: 'loss_saving', label: 'Losses avoided, a year', unit: 'money', from: 'losses * loss_share' },
    ],
    lines: [yearly('loss_saving', 'Loss reduction')],
  },
  {
    id: 'credit',
    label: 'Credit, one-off',
    sentence: 'A credit that is collected once: in no run-rate',
    drivers: [{ id: 'credit', label: 'Credit collected', unit: 'money', from: [20_000, 30_000, 40_000] }],
    lines: [yearly('credit', 'Credit collected', { timing: 'one_off' })],
  },
  {
    id: 'build',
    label: 'One-off cost',
    sentence: 'Build, vendor, legal, migration, training: spent once, at the start',
    drivers: [{ id: 'build', label: 'Build', unit: 'money', from: [60_000, 40_000, 30_000] }],
    lines: [yearly('build', 'Build', { kind: 'cost', timing: 'one_off' })],
  },
  {
    id: 'run',
    label: 'Recurring cost',
    sentence: 'License, run staff, fees, support: every year',
    drivers: [{ id: 'run', label: 'Running cost, a year', unit: 'money', from: [12_000, 8_000, 5_000] }],
    lines: [yearly('run', 'Running cost', { kind: 'cost' })],
  },
];

/** The case with a block added, its names made free; drivers are bound where `live` says over which days and what can be measured. */
export function addBlock(
  plan: BusinessCase,
  block: BuildingBlock,
  live: { readonly period: { readonly from: string; readonly to: string }; readonly canMeasure: (metric: string) => boolean } | null,
): BusinessCase {
  const section = block.lines[0]?.kind === 'cost' ? 'Costs' : `Benefit: ${block.label.charAt(0).toLowerCase()}${block.label.slice(1)}`;
  const name = freeNames(
    plan,
    block.drivers.map(({ id }) => id),
  );
  const drivers = block.drivers.map(({ id, label, unit, from, live: bound }) => {
    const face = { id: name.free(id), label, unit, section };
    if (typeof from === 'string') return { kind: 'formula', ...face, formula: name.inFormula(from) };
    const [low, value, high] = from;
    const distribution = low === null && high === null ? null : { kind: 'pert' };
    return bound !== undefined && live?.canMeasure(bound.metric) === true
      ? { kind: 'binding', ...face, ...bound, period: live.period, where: { kind: 'all' }, scale: 1, low: null, high: null }
      : { kind: 'constant', ...face, value, low, high, source: 'to be estimated', distribution };
  });
  const lineIds = new Set(plan.lines.map(({ id }) => id));
  const lines = block.lines.map((line) => ({
    ...line,
    id: name.freeAmong(line.driver, lineIds),
    driver: name.free(line.driver),
    startMonth: line.kind === 'benefit' && line.timing === 'recurring' ? Math.min(3, plan.months - 1) : 0,
    rampMonths: line.kind === 'benefit' && line.timing === 'recurring' ? 3 : 0,
  }));
  return businessCaseSchema.parse({ ...plan, drivers: [...plan.drivers, ...drivers], lines: [...plan.lines, ...lines] });
}
