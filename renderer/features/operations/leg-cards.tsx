import type { JSX, ReactNode } from 'react';
import type { AgeBucket } from '../../../shared/reconcile/age.ts';
import { type Leg, legInfo } from '../../../shared/reconcile/leg.ts';
import type { Balance, LegSummary } from '../../../shared/reconcile/result.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { decimalText, formatCell, formatCount } from '../../ui/number/format-value.ts';

interface LegCardProps {
  readonly summary: LegSummary;
  readonly isChosen: boolean;
  readonly bucket: AgeBucket | null;
  readonly onChoose: (leg: Leg | null) => void;
  readonly onBucket: (bucket: AgeBucket | null) => void;
  /** Lists what a count of this comparison counts. */
  readonly onList: (counted: 'breaks' | 'waiting' | 'suggestions' | 'matched') => void;
}

const words = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

function Needs({ needs }: Pick<LegSummary, 'needs'>): JSX.Element {
  return (
    <p className="muted leg-needs">
      Not compared yet. Load {needs.map((table) => factTable(table).label.toLowerCase()).join(' and ')} to see it.
    </p>
  );
}

function Unreconciled({ balances }: { readonly balances: readonly Balance[] }): JSX.Element {
  const open = balances.filter(({ unreconciled }) => Number(unreconciled) !== 0);
  const shown = open.slice(0, open.length > 2 ? 1 : 2);
  return (
    <div className="leg-balances">
      <span className="muted">{open.length === 0 ? '' : 'Net open'}</span>
      {open.length === 0 && <span className="good">Nothing unexplained</span>}
      {shown.map(({ currency, unreconciled }) => (
        <span key={currency} title={`Open breaks in ${currency}: ours less theirs`}>
          {decimalText(unreconciled, currency)} <span className="muted">{currency}</span>
        </span>
      ))}
      {open.length > shown.length && (
        <span
          className="muted"
          title={open.map(({ currency, unreconciled }) => `${decimalText(unreconciled, currency)} ${currency}`).join('; ')}
        >
          and {formatCount(open.length - shown.length)} currencies more
        </span>
      )}
    </div>
  );
}

/** A count that leads to its entries, where there are any. */
function Count({
  count,
  className = '',
  onPress,
  children,
}: {
  readonly count: number;
  readonly className?: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  return count === 0 ? (
    <span className={className}>{children}</span>
  ) : (
    <button type="button" className={`leg-count ${className}`} onClick={onPress}>
      {children}
    </button>
  );
}

/** One comparison: how much of it is matched, what is open and how old it is. Its name and its ages filter the queue. */
export function LegCard({ summary, isChosen, bucket, onChoose, onBucket, onList }: LegCardProps): JSX.Element {
  const { leg, needs, total, outside, unreadable } = summary;
  const info = legInfo[leg];
  const { numerator, denominator } = total.matchRate;
  const breaks = total.breaks.reduce((sum, { count }) => sum + count, 0);
  const notCounted = [
    ...(outside.left + outside.right > 0
      ? [`${words(outside.left + outside.right, 'row', 'rows')} of no partner or without money due`]
      : []),
    ...(unreadable.left + unreadable.right > 0
      ? [`${words(unreadable.left + unreadable.right, 'row', 'rows')} without a readable amount`]
      : []),
  ];
  return (
    <section className={`panel leg-card${isChosen ? ' leg-chosen' : ''}`} aria-label={info.label}>
      <header className="leg-head">
        <button type="button" className="leg-name" aria-pressed={isChosen} onClick={() => onChoose(isChosen ? null : leg)}>
          {info.label}
        </button>
        {needs.length === 0 && (
          <span className="muted" title={[`${info.left} : ${info.right.toLowerCase()}`, ...notCounted].join('; ')}>
            {formatCount(total.left.items)} : {formatCount(total.right.items)}
            {notCounted.length > 0 && ` + ${formatCount(outside.left + outside.right + unreadable.left + unreadable.right)} not compared`}
          </span>
        )}
      </header>
      {needs.length > 0 ? (
        <Needs needs={needs} />
      ) : (
        <>
          <div className="leg-body">
            <div>
              <div className="leg-figures">
                <span
                  className="leg-rate"
                  title={`${formatCount(numerator)} matched of ${formatCount(denominator)} items that are due, both sides`}
                >
                  {denominator === 0 ? '–' : formatCell(numerator / denominator, { kind: 'ratio' }, { precision: 'full' })}
                </span>
                <button type="button" className="leg-count muted" onClick={() => onList('matched')}>
                  matched
                </button>
              </div>
              <div className="leg-counts">
                <Count className={breaks > 0 ? 'bad' : 'good'} count={breaks} onPress={() => onList('breaks')}>
                  <strong>{words(breaks, 'break', 'breaks')}</strong>
                </Count>
                <Count count={total.waiting} onPress={() => onList('waiting')}>
                  {formatCount(total.waiting)} waiting
                </Count>
                <Count count={total.suggestions} onPress={() => onList('suggestions')}>
                  {formatCount(total.suggestions)} suggested
                </Count>
              </div>
            </div>
            <Unreconciled balances={total.balances} />
          </div>
          <fieldset className="leg-ages" aria-label={`Open breaks of ${info.label.toLowerCase()} by age in days`}>
            <span className="muted leg-age-unit">Days</span>
            {total.ages.map((age) => {
              const isOn = isChosen && bucket === age.bucket;
              return (
                <button
                  key={age.bucket}
                  type="button"
                  className={isOn ? 'leg-age leg-age-chosen' : 'leg-age'}
                  aria-pressed={isOn}
                  disabled={age.count === 0}
                  title={age.exposure
                    .map(
                      ({ currency, gross, net }) =>
                        `${decimalText(gross, currency)} ${currency} in size, ${decimalText(net, currency)} net`,
                    )
                    .join('; ')}
                  onClick={() => {
                    onChoose(leg);
                    onBucket(isOn ? null : age.bucket);
                  }}
                >
                  <span className="muted">{age.bucket}</span>
                  <span>{formatCount(age.count)}</span>
                </button>
              );
            })}
          </fieldset>
        </>
      )}
    </section>
  );
}
