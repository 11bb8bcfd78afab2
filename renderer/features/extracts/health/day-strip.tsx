import type { JSX } from 'react';
import { dayNumber, formatDay } from '../../../../shared/calendar/day.ts';
import type { FeedHealth } from '../../../../shared/explain/data-health.ts';

/** As many days as are told apart in the width of the column. */
const mostDays = 92;
const height = 14;

/** One bar a day, the newest last: has rows, should have some, need not. `until`: the newest day of the workbook. */
export function DayStrip({ feed, until }: { readonly feed: FeedHealth; readonly until: string }): JSX.Element | null {
  if (feed.from === null || feed.through === null) return null;
  const last = dayNumber(until);
  const days = Math.min(mostDays, last - dayNumber(feed.from) + 1);
  const first = last - days + 1;
  const gaps = new Set(feed.gaps);
  const present = feed.days;
  const kind = (day: number) => (present.has(day) ? 'has' : gaps.has(formatDay(day)) ? 'gap' : 'none');
  const label = `${formatDay(first)} to ${until}: ${feed.gaps.length === 0 ? 'no day is missing' : `missing ${feed.gaps.join(', ')}`}`;
  return (
    <svg className="day-strip" viewBox={`0 0 ${mostDays} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <title>{label}</title>
      {Array.from({ length: days }, (_, index) => first + index).map((day) => {
        const state = kind(day);
        const size = state === 'none' ? 2 : height;
        return (
          <rect
            key={day}
            className={`day-${state}`}
            x={mostDays - days + day - first}
            y={height - size}
            width={state === 'gap' ? 1 : 0.8}
            height={size}
          />
        );
      })}
    </svg>
  );
}
