import { type JSX, useMemo, useState } from 'react';
import { formatDay } from '../../../../shared/calendar/day.ts';
import { localDay } from '../../../../shared/calendar/time-zone.ts';
import { dataHealth, type FeedHealth } from '../../../../shared/explain/data-health.ts';
import type { ExtractSummary } from '../../../../shared/extract/receipt.ts';
import { holidaysOf } from '../../../../shared/reconcile/reconciliation.ts';
import { useWorkbookDocument } from '../../../state/document-store.ts';
import { StatusChip } from '../../../ui/feedback/status-chip.tsx';
import { formatCount } from '../../../ui/number/format-value.ts';
import { Table, type TableColumn } from '../../../ui/table/table.tsx';
import { DayStrip } from './day-strip.tsx';
import { HealthDetail } from './health-detail.tsx';
import { ageText, dayShort, feedStatus, headline, needsYear } from './health-words.ts';
import './health.css';

interface HealthBoardProps {
  readonly extracts: readonly ExtractSummary[];
  /** Label of a layout by its id. */
  readonly layoutLabel: (format: string) => string;
  readonly onOpen: (extract: number) => void;
}

/** Number columns show nothing in place of zero: what is left stands out. */
const some = (value: number, tone: 'bad' | 'warn') =>
  value === 0 ? <span className="muted">0</span> : <b className={tone}>{formatCount(value)}</b>;

/** All deliveries at a glance: what is fresh, missing, set aside or does not tie. */
export function HealthBoard({ extracts, layoutLabel, onOpen }: HealthBoardProps): JSX.Element {
  const { settings, reconciliation } = useWorkbookDocument();
  const [picked, setPicked] = useState<string | null>(null);
  const [now] = useState(Date.now);
  const feeds = useMemo(() => {
    const today = formatDay(localDay(settings.timeZone, now));
    return dataHealth(extracts, { today, zone: settings.timeZone, holidaysOf: (partners) => holidaysOf(reconciliation, partners) });
  }, [extracts, settings.timeZone, reconciliation, now]);
  const newest =
    feeds
      .map(({ through }) => through ?? '')
      .sort()
      .at(-1) ?? '';
  const withYear = needsYear(feeds);
  const shown = feeds.find(({ key }) => key === picked) ?? feeds[0];
  const columns: readonly TableColumn<FeedHealth>[] = [
    {
      id: 'feed',
      header: 'Delivery',
      cell: (feed) => (
        <span title={`${feed.partners.join(', ')} · ${layoutLabel(feed.format)}`}>
          <b>
            {feed.partners.length === 0
              ? 'No partner named'
              : feed.partners.length === 1
                ? feed.partners[0]
                : `${feed.partners.length} partners`}
          </b>{' '}
          <span className="muted">{layoutLabel(feed.format)}</span>
        </span>
      ),
    },
    { id: 'state', header: 'Health', width: 118, cell: (feed) => <FeedChip feed={feed} /> },
    {
      id: 'newest',
      header: 'Newest day',
      width: 104,
      cell: (feed) => (
        <span title={ageText(feed)} className={feed.late.length > 0 ? 'warn' : ''}>
          {dayShort(feed.through, withYear)}
        </span>
      ),
    },
    { id: 'days', header: 'Days with rows', width: 168, cell: (feed) => <DayStrip feed={feed} until={newest} /> },
    { id: 'gaps', header: 'Missing days', width: 92, align: 'right', cell: (feed) => some(feed.gaps.length, 'warn') },
    { id: 'quarantined', header: 'Quarantine', width: 82, align: 'right', cell: (feed) => some(feed.quarantined, 'warn') },
    { id: 'faulty', header: 'Faults', width: 58, align: 'right', cell: (feed) => some(feed.faulty, 'warn') },
    {
      id: 'controls',
      header: 'Controls failed',
      width: 104,
      align: 'right',
      cell: ({ failed, controls }) =>
        controls === 0 ? (
          <span className="muted" title="Its files state no totals">
            none stated
          </span>
        ) : (
          <span>
            {some(failed.length, 'bad')} <span className="muted">of {formatCount(controls)}</span>
          </span>
        ),
    },
  ];
  return (
    <div className="health">
      <div className="health-list">
        <p className="health-headline">{headline(feeds, newest)}</p>
        <Table
          label="Data health"
          columns={columns}
          rows={feeds}
          rowKey={({ key }) => key}
          selectedKey={shown?.key ?? null}
          onSelect={({ key }) => setPicked(key)}
        />
      </div>
      {shown !== undefined && <HealthDetail key={shown.key} feed={shown} withYear={withYear} layoutLabel={layoutLabel} onOpen={onOpen} />}
    </div>
  );
}

function FeedChip({ feed }: { readonly feed: FeedHealth }): JSX.Element {
  const { tone, text, title } = feedStatus(feed);
  return (
    <StatusChip tone={tone} title={title}>
      {text}
    </StatusChip>
  );
}
