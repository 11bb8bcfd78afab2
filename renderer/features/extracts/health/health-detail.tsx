import type { JSX } from 'react';
import type { FeedHealth } from '../../../../shared/explain/data-health.ts';
import type { ExtractSummary } from '../../../../shared/extract/receipt.ts';
import { Button } from '../../../ui/button/button.tsx';
import { StatusChip } from '../../../ui/feedback/status-chip.tsx';
import { statedText, formatCount } from '../../../ui/number/format-value.ts';
import { PairList } from '../../../ui/pair-list/pair-list.tsx';
import { difference, extractStatus } from '../extract-status.ts';
import { ageText, dayShort } from './health-words.ts';

interface HealthDetailProps {
  readonly feed: FeedHealth;
  /** Days are told with their year. */
  readonly withYear: boolean;
  readonly layoutLabel: (format: string) => string;
  readonly onOpen: (extract: number) => void;
}

/** As many files and days as are read one by one; more are a matter for the list of files. */
const mostListed = 40;

/** One delivery: which days lack rows, what does not tie, and its files with the way to their receipts. */
export function HealthDetail({ feed, withYear, layoutLabel, onOpen }: HealthDetailProps): JSX.Element {
  const troubled = feed.extracts.filter((extract) => extractStatus(extract).tone !== 'good' || extract.receipt.rows.quarantined > 0);
  const sound = feed.extracts.length - troubled.length;
  return (
    <aside className="health-detail" aria-label={`Health of ${feed.partners.join(', ')} ${layoutLabel(feed.format)}`}>
      <header>
        <h2>{feed.partners.length === 0 ? layoutLabel(feed.format) : feed.partners.join(', ')}</h2>
        <div className="muted">{layoutLabel(feed.format)}</div>
      </header>
      <PairList
        pairs={[
          { label: 'Files', value: formatCount(feed.extracts.length) },
          { label: 'Rows', value: formatCount(feed.rows) },
          { label: 'First day', value: dayShort(feed.from, withYear) },
          { label: 'Newest day', value: dayShort(feed.through, withYear) },
        ]}
      />
      <p className="muted">{ageText(feed)}.</p>
      {feed.parts.length > 0 && (
        <section>
          <h3>Deliveries in parts</h3>
          {feed.parts.map((problem) => (
            <p key={problem} className="bad health-part">
              {problem}.
            </p>
          ))}
          <p className="muted">What a missing part holds is in no total: ask the partner for it.</p>
        </section>
      )}
      {feed.gaps.length > 0 && (
        <section>
          <h3>Missing days, {formatCount(feed.gaps.length)}</h3>
          <p className="health-days">
            {feed.gaps
              .slice(0, mostListed)
              .map((day) => dayShort(day, withYear))
              .join(', ')}
          </p>
          <p className="muted">
            Rows were due, going by the same weekdays of other weeks. They are missing, not zero: ask the partner for the file.
          </p>
        </section>
      )}
      {feed.failed.length > 0 && (
        <section>
          <h3>Stated and not found, {formatCount(feed.failed.length)}</h3>
          {feed.failed.slice(0, mostListed).map(({ extract, control }) => (
            <PairList
              key={`${extract.id} ${control.name}`}
              pairs={[
                { label: control.name, value: statedText(control.stated, control.computed) },
                { label: `Found in ${extract.name}`, value: statedText(control.computed, control.stated) },
                { label: 'Difference', value: difference(control.stated, control.computed), tone: 'bad', isSum: true },
              ]}
            />
          ))}
        </section>
      )}
      <section>
        <h3>{troubled.length === 0 ? 'Files' : 'Files to look at'}</h3>
        <ul className="health-files">
          {(troubled.length === 0 ? feed.extracts : troubled).slice(0, mostListed).map((extract) => (
            <FileLine key={extract.id} extract={extract} onOpen={onOpen} />
          ))}
        </ul>
        {troubled.length > 0 && sound > 0 && (
          <p className="muted">
            {formatCount(sound)} other {sound === 1 ? 'file closes' : 'files close'}.
          </p>
        )}
      </section>
    </aside>
  );
}

function FileLine({ extract, onOpen }: { readonly extract: ExtractSummary; readonly onOpen: (extract: number) => void }): JSX.Element {
  const { tone, text, title } = extractStatus(extract);
  const { quarantined } = extract.receipt.rows;
  return (
    <li>
      <Button kind="quiet" onPress={() => onOpen(extract.id)} aria-label={`Open the receipt of ${extract.name}`}>
        <span className="ellipsis">{extract.name}</span>
      </Button>
      {quarantined > 0 && tone === 'good' ? (
        <StatusChip tone="warn">{formatCount(quarantined)} set aside</StatusChip>
      ) : (
        <StatusChip tone={tone} title={title}>
          {text}
        </StatusChip>
      )}
    </li>
  );
}
