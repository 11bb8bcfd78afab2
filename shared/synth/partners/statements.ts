import { reportedMeasureTable } from '../../domain/fact-tables/reported-measure.ts';
import { templateHeader } from '../template-header.ts';

/** The template for reported measures: canonical column names, days of the window, instants in UTC. */
export const statementHeader = templateHeader(reportedMeasureTable, 'version');

interface Statement {
  readonly from: string;
  readonly through: string;
  readonly partner: string;
  readonly measure: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: string;
  readonly unit: 'percent' | 'count' | 'money';
  readonly target: string;
  readonly document: string;
  readonly page: number;
  readonly receivedAt: string;
  readonly version: number;
}

const months = [
  { from: '2026-01-01', through: '2026-01-31', received: '2026-02-10T15:00:00Z', name: 'January' },
  { from: '2026-02-01', through: '2026-02-28', received: '2026-03-10T15:00:00Z', name: 'February' },
  { from: '2026-03-01', through: '2026-03-31', received: '2026-04-09T15:00:00Z', name: 'March' },
] as const;

/** I26: what Alder says of its availability in March; our own minutes say 99.91 %. */
export const alderReportedAvailability = ['99.98', '99.96', '99.97'] as const;
/** Statement credits posted on time: 98 % are promised. February came again with a corrected count. */
const credits = [
  { onTime: 41_212, of: 41_800 },
  { onTime: 40_107, of: 41_150 },
  { onTime: 42_530, of: 43_010 },
] as const;
const februaryFirst = { onTime: 40_500, of: 41_150 } as const;

const percent = ({ onTime, of }: { readonly onTime: number; readonly of: number }): string => ((100 * onTime) / of).toFixed(4);

/** What partners state about themselves, month by month. */
export function statements(): readonly Statement[] {
  return months.flatMap((month, index) => {
    const common = { from: month.from, through: month.through, partner: 'Alder', document: `Alder service report ${month.name} 2026` };
    const credit = (counts: { readonly onTime: number; readonly of: number }, version: number, receivedAt: string): Statement => ({
      ...common,
      measure: 'statement_credits_on_time',
      numerator: counts.onTime,
      denominator: counts.of,
      value: percent(counts),
      unit: 'percent',
      target: '98',
      page: 4,
      receivedAt,
      version,
    });
    return [
      {
        ...common,
        measure: 'availability',
        numerator: null,
        denominator: null,
        value: alderReportedAvailability[index] ?? '',
        unit: 'percent' as const,
        target: '99.95',
        page: 2,
        receivedAt: month.received,
        version: 1,
      },
      ...(index === 1 ? [credit(februaryFirst, 1, month.received)] : []),
      credit(credits[index] ?? credits[0], index === 1 ? 2 : 1, index === 1 ? '2026-03-18T15:00:00Z' : month.received),
    ];
  });
}

export function statementRows(): string {
  return statements()
    .map((one) =>
      [
        one.from,
        one.through,
        one.partner,
        one.measure,
        '',
        '',
        '',
        one.numerator ?? '',
        one.denominator ?? '',
        one.value,
        one.unit,
        one.target,
        one.document,
        one.page,
        one.receivedAt,
        one.version,
      ].join(','),
    )
    .map((row) => `${row}\n`)
    .join('');
}
