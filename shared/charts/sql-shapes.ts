import { type Column, type ColumnBatch, columnNamed } from '../base/column-batch.ts';
import { boxChart } from './box-chart.ts';
import type { ChartWords } from './batch-chart.ts';
import type { ChartSpec } from './chart-spec.ts';
import { cohortChart } from './cohort-chart.ts';
import { funnelChart } from './funnel-chart.ts';
import { histogramChart } from './histogram-chart.ts';
import { latencyChart } from './latency-chart.ts';

/** A chart that a SELECT asks for by what it calls its columns. */
export interface SqlShape {
  readonly label: string;
  /** Columns it takes, with what they hold; those of `text` are texts, `day` days, all others numbers. */
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'day' | 'number' }[];
  readonly says: string;
  /** A SELECT over the attempts that has this shape. */
  readonly example: string;
  readonly draw: (batch: ColumnBatch, words: ChartWords) => ChartSpec;
}

const number = (name: string) => ({ name, type: 'number' }) as const;

export const sqlShapes: readonly SqlShape[] = [
  {
    label: 'Funnel',
    columns: [{ name: 'stage', type: 'text' }, number('count')],
    says: 'stages in their order, each a part of the one before',
    example: `select 'Orders' as stage, count(distinct order_id) as count from attempt
union all
select 'Answered by the partner', count(distinct order_id) from attempt where result in ('approved', 'declined')
union all
select 'Approved', count(distinct order_id) from attempt where result = 'approved'
union all
select 'Captured', count(distinct order_id) from attempt where captured_amount > 0 and result = 'approved'`,
    draw: (batch, words) => funnelChart(batch, { ...words, yLabel: 'Count' }),
  },
  {
    label: 'Boxes of quantiles',
    columns: [{ name: 'label', type: 'text' }, number('q1'), number('median'), number('q3')],
    says: 'the middle half and the median of each label; low and high draw whiskers, n says how many rows',
    example: `select partner as label,
       quantile_cont(latency_ms, 0.05) as low, quantile_cont(latency_ms, 0.25) as q1, median(latency_ms) as median,
       quantile_cont(latency_ms, 0.75) as q3, quantile_cont(latency_ms, 0.95) as high, count(latency_ms) as n
from attempt
where latency_ms is not null
group by partner`,
    draw: (batch, words) => boxChart(renamed(batch, 'label', 'group'), { ...words, yLabel: 'Value' }),
  },
  {
    label: 'Histogram',
    columns: [number('bin_from'), number('bin_to'), number('count')],
    says: 'rows by steps of a number, from each step up to the next',
    example: `select floor(latency_ms / 100) * 100 as bin_from, floor(latency_ms / 100) * 100 + 100 as bin_to, count(*) as count
from attempt
where latency_ms is not null
group by all
order by bin_from`,
    draw: (batch, words) =>
      histogramChart(renamed(renamed(batch, 'bin_from', 'from'), 'bin_to', 'to'), { ...words, yLabel: 'Rows', xLabel: 'Value' }),
  },
  {
    label: 'Cohort triangle',
    columns: [{ name: 'vintage', type: 'day' }, number('age'), number('numerator'), number('denominator')],
    says: 'a rate by month of origin and by months since, what has happened up to each age over all of the vintage',
    example: `with sold as (
  select merchant_ref, date_trunc('month', min(cast(ts_utc as date))) as vintage
  from settlement_line where type = 'sale' group by merchant_ref
), disputed as (
  select s.vintage, date_diff('month', s.vintage, min(cast(l.ts_utc as date))) as age
  from settlement_line l join sold s using (merchant_ref) where l.type = 'chargeback' group by s.vintage, merchant_ref
), months as (select vintage, count(*) as sales from sold group by vintage
), ages as (select distinct date_diff('month', a.vintage, b.vintage) as age from months a, months b where b.vintage >= a.vintage
), newest as (select max(vintage) as month from months)
select cast(m.vintage as date) as vintage, a.age, m.sales as denominator,
       (select count(*) from disputed d where d.vintage = m.vintage and d.age <= a.age) as numerator,
       date_diff('month', m.vintage, n.month) > a.age as complete
from months m, ages a, newest n
where date_diff('month', m.vintage, n.month) >= a.age
order by all`,
    draw: (batch, words) => cohortChart(batch, { ...words, yLabel: 'Share of the vintage, bps', age: 'month' }),
  },
  {
    label: 'Latency by load',
    columns: [number('load_from'), number('load_to'), number('p95')],
    says: 'response times by requests per second; p50 and p99 draw lines of their own, n says how many minutes; the knee is marked',
    example: `with minutes as (
  select ts_utc, latency_ms, count(*) over (partition by date_trunc('minute', ts_utc)) as requests
  from attempt where latency_ms is not null
), parts as (select *, ntile(10) over (order by requests, ts_utc) as part from minutes)
select min(requests) / 60.0 as load_from, max(requests) / 60.0 as load_to, quantile_cont(latency_ms, 0.5) as p50,
       quantile_cont(latency_ms, 0.95) as p95, count(distinct date_trunc('minute', ts_utc)) as n
from parts
group by part
order by part`,
    draw: latencyChart,
  },
];

const numbers: ReadonlySet<Column['type']> = new Set<Column['type']>(['f64', 'i32', 'i64', 'money']);
const isOf = (type: 'text' | 'day' | 'number', column: Column): boolean =>
  type === 'number' ? numbers.has(column.type) : type === 'day' ? column.type === 'day' : column.type === 'dict';

/** The shape whose columns a result has; null for every other result. */
export function sqlShapeOf(batch: ColumnBatch): SqlShape | null {
  const has = ({ name, type }: SqlShape['columns'][number]): boolean =>
    batch.columns.some((column) => column.name === name && isOf(type, column));
  return sqlShapes.find(({ columns }) => columns.every(has)) ?? null;
}

const renamed = (batch: ColumnBatch, from: string, to: string): ColumnBatch => {
  const column = columnNamed(batch, from);
  return { ...batch, columns: batch.columns.map((each) => (each === column ? { ...each, name: to } : each)) };
};
