import type { JSX } from 'react';
import { personWords } from '../../../shared/extract/column-verdict.ts';
import type { ColumnProfile, NumberProfile } from '../../../shared/protocol/column-profile.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { countText, plainNumber, shareText } from './share-text.ts';

interface Bar {
  readonly label: string;
  readonly rows: number;
}

/** Bars side by side, the tallest filling the height; each says its range and its rows. */
function Bars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }): JSX.Element {
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  const [first, last] = [bars[0], bars.at(-1)];
  return (
    <figure className="profile-figure" aria-label={label}>
      <div className="profile-bars">
        {bars.map((bar) => (
          <span
            key={bar.label}
            className="profile-bar"
            style={{ height: `${bar.rows === 0 ? 0 : Math.max(2, (100 * bar.rows) / most)}%` }}
            title={`${bar.label}: ${formatCount(bar.rows)} rows`}
          />
        ))}
      </div>
      <figcaption className="profile-ends muted">
        <span>{first?.label}</span>
        <span>{last !== first && last?.label}</span>
      </figcaption>
    </figure>
  );
}

const rangeText = (from: string | null, to: string | null): string =>
  from === null ? `below ${to ?? ''}` : to === null ? `${from} and more` : `${from} – ${to}`;

function Numbers({ numbers }: { readonly numbers: NumberProfile }): JSX.Element {
  const { outliers, quantiles } = numbers;
  const out = outliers.below + outliers.above;
  const text = (exact: string) => plainNumber(exact, numbers.currency !== null);
  const middle = quantiles.map(
    ({ at, value }): Pair => ({ label: at === 0.5 ? 'Median' : `p${Math.round(at * 100)}`, value: text(value) }),
  );
  return (
    <section>
      {numbers.currency !== null && <h3>{numbers.currency}</h3>}
      <Bars label="How the values are spread" bars={numbers.bins.map(({ from, to, rows }) => ({ label: rangeText(from, to), rows }))} />
      <PairList
        pairs={[
          { label: 'Smallest', value: text(numbers.min) },
          ...middle,
          { label: 'Largest', value: text(numbers.max) },
          { label: 'Mean', value: numbers.mean.toLocaleString('en-US', { maximumFractionDigits: 4 }) },
          { label: 'Zero', value: formatCount(numbers.zero) },
          { label: 'Negative', value: formatCount(numbers.negative) },
          {
            label: `Outliers, outside ${text(outliers.low)} to ${text(outliers.high)}`,
            value: formatCount(out),
            ...(out > 0 ? { tone: 'warn' } : {}),
          },
        ]}
      />
    </section>
  );
}

function Texts({ profile }: { readonly profile: ColumnProfile }): JSX.Element | null {
  const { text, cardNumbers, personal } = profile;
  const pairs: Pair[] = [
    ...(text === null
      ? []
      : [
          {
            label: 'Length',
            value: text.shortest === text.longest ? `${text.shortest} characters` : `${text.shortest} to ${text.longest} characters`,
          },
          ...(text.padded > 0 ? [{ label: 'With spaces around', value: formatCount(text.padded), tone: 'warn' as const }] : []),
        ]),
    {
      label: 'About people',
      value: personal === null ? 'no' : personWords[personal],
      ...(personal === null ? {} : { tone: 'warn' as const }),
    },
    ...(cardNumbers === null
      ? []
      : [
          {
            label: 'Card numbers',
            value: cardNumbers === 0 ? 'none' : `${formatCount(cardNumbers)} values look like one`,
            ...(cardNumbers > 0 ? { tone: 'bad' as const } : {}),
          },
        ]),
  ];
  return <PairList pairs={pairs} />;
}

function TopValues({
  profile,
  onNarrow,
}: {
  readonly profile: ColumnProfile;
  readonly onNarrow: (filter: Filter) => void;
}): JSX.Element | null {
  const { top, column, rows } = profile;
  const most = Math.max(1, ...top.map((each) => each.rows));
  const isChoosable = column.type === 'text';
  if (top.length === 0) return <p className="muted">Nearly every row has a value of its own.</p>;
  return (
    <ol className="profile-top" aria-label="Most frequent values">
      {top.slice(0, 20).map(({ value, rows: count }) => (
        <li key={value}>
          <span className="profile-top-bar" style={{ width: `${(100 * count) / most}%` }} />
          {isChoosable ? (
            <Button kind="quiet" onPress={() => onNarrow({ kind: 'in', column: column.name, values: [value] })}>
              {labelOfValue(column.name, value)}
            </Button>
          ) : (
            <span className="profile-top-value">{labelOfValue(column.name, value)}</span>
          )}
          <span className="profile-top-count">{formatCount(count)}</span>
          <span className="profile-top-share muted">{shareText(count, rows)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What the values of one column are like; a frequent value narrows the list to its rows. */
export function ColumnProfileView({
  rows,
  column,
  onNarrow,
}: {
  readonly rows: RowsSpec;
  readonly column: string;
  readonly onNarrow: (filter: Filter) => void;
}): JSX.Element {
  const result = useResult('column.profile', { rows, column });
  return (
    <AsyncView result={result} onCopyReport={copyReport}>
      {(profile) => (
        <>
          <h3>{profile.column.label}</h3>
          <PairList
            pairs={[
              { label: 'Rows', value: formatCount(profile.rows) },
              {
                label: 'Empty',
                value: `${formatCount(profile.missing)} ${profile.missing > 0 ? `(${shareText(profile.missing, profile.rows)})` : ''}`,
              },
              { label: 'Distinct', value: countText(profile.distinct) },
            ]}
          />
          <Texts profile={profile} />
          {profile.numbers.map((numbers) => (
            <Numbers key={numbers.currency ?? ''} numbers={numbers} />
          ))}
          {profile.otherCurrencies > 0 && <p className="muted">{profile.otherCurrencies} more currencies with fewer rows.</p>}
          {profile.time !== null && (
            <section>
              <Bars
                label={`Rows by ${profile.time.step}`}
                bars={profile.time.buckets.map(({ from, rows: count }) => ({ label: from, rows: count }))}
              />
              <PairList
                pairs={[
                  { label: 'First', value: profile.time.first },
                  { label: 'Last', value: profile.time.last },
                  {
                    label: 'Days without rows between',
                    value: formatCount(profile.time.emptyDays),
                    ...(profile.time.emptyDays > 0 ? { tone: 'warn' as const } : {}),
                  },
                ]}
              />
            </section>
          )}
          {profile.time === null && <TopValues profile={profile} onNarrow={onNarrow} />}
        </>
      )}
    </AsyncView>
  );
}
