import { formatDay } from '../calendar/day.ts';
import type { Lineage } from '../query/slice.ts';
import type { BriefFinding } from './brief.ts';
import { counted } from '../base/words.ts';
import { dayListWords } from './finding-words.ts';

/** Days on which a partner should have rows of a table and has none. */
export interface DataGap {
  readonly partner: string;
  readonly tableLabel: string;
  /** Days since 1970-01-01, workbook time zone. */
  readonly days: readonly number[];
  readonly lineage: Lineage;
}

export function gapDays(gap: DataGap): string[] {
  return gap.days.map(formatDay);
}

/** "Keystone Feb 9", for the trust panel. */
export function gapWords(gap: DataGap): string {
  return `${gap.partner === '' ? 'Rows without a partner' : gap.partner} ${dayListWords(gapDays(gap))}`;
}

/** One sentence for all gaps: missing days are never zero, so totals over them are partial. */
export function gapsFinding(gaps: readonly DataGap[]): BriefFinding | null {
  const [first, ...others] = gaps.toSorted((a, b) => b.days.length - a.days.length);
  if (first === undefined) return null;
  const days = gaps.reduce((sum, gap) => sum + gap.days.length, 0);
  return {
    id: 'data-gaps',
    money: null,
    moneyLabel: counted(days, 'day missing', 'days missing'),
    tone: 'warn',
    lead: `${first.partner} has no ${first.tableLabel.toLowerCase()} for ${dayListWords(gapDays(first))}:`,
    rest: `the ${first.days.length === 1 ? 'day is' : 'days are'} missing, not zero, so totals over ${first.days.length === 1 ? 'it' : 'them'} are partial.`,
    small: others.length === 0 ? 'Ask the partner for the file' : `Also ${others.slice(0, 3).map(gapWords).join('; ')}`,
    deadline: null,
    actions: [
      {
        label: 'Rows',
        action: {
          kind: 'rows',
          rows: {
            table: 'attempt',
            where: { kind: 'compare', column: 'partner', operator: '=', value: first.partner },
            period: null,
            metric: null,
            part: 'all',
            sort: null,
          },
        },
      },
    ],
    lineage: gaps.map((gap) => gap.lineage),
  };
}
