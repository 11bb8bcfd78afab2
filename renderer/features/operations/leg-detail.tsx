import type { JSX, ReactNode } from 'react';
import { breakWords } from '../../../shared/reconcile/break-type.ts';
import { legInfo } from '../../../shared/reconcile/leg.ts';
import { matchRules } from '../../../shared/reconcile/match-rule.ts';
import type { Balance, CountedShare, LegFigures, LegSummary, SettlementFigures, SideFigures } from '../../../shared/reconcile/result.ts';
import { decimalText, formatCell, formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { Table } from '../../ui/table/table.tsx';
import type { QueueChoice } from './queue-filters.tsx';

type List = (part: Partial<QueueChoice>) => void;

const outcomes = [
  ['matched', 'Matched'],
  ['accepted', 'Accepted by a person'],
  ['suggested', 'Suggested'],
  ['timing', 'Waiting'],
  ['inBreaks', 'In open breaks'],
  ['writtenOff', 'Written off'],
  ['items', 'Items'],
] as const satisfies readonly (readonly [keyof SideFigures, string])[];

const rate = ({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }) =>
  denominator === 0 ? '–' : formatCell(numerator / denominator, { kind: 'ratio' }, { precision: 'full' });

function CountButton({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }): JSX.Element {
  return (
    <button type="button" className="leg-count leg-link" onClick={onPress}>
      {children}
    </button>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className="entry-side" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Every item of both sides is in exactly one of these. */
function Outcomes({ summary: { leg, total } }: { readonly summary: LegSummary }): JSX.Element {
  const shown = outcomes.filter(([name]) => name === 'items' || total.left[name] + total.right[name] > 0);
  return (
    <Table
      label="What became of the items"
      rows={shown}
      rowKey={([name]) => name}
      rowClass={([name]) => (name === 'items' ? 'total-row' : '')}
      columns={[
        { id: 'outcome', header: '', cell: ([, label]) => label },
        { id: 'left', header: legInfo[leg].left, align: 'right', cell: ([name]) => formatCount(total.left[name]) },
        { id: 'right', header: legInfo[leg].right, align: 'right', cell: ([name]) => formatCount(total.right[name]) },
      ]}
    />
  );
}

function Matches({ matches, onList }: { readonly matches: LegFigures['matches']; readonly onList: List }): JSX.Element {
  return (
    <Table
      label="Matched by"
      rows={matches}
      rowKey={({ rule }) => rule}
      columns={[
        { id: 'pass', header: 'Pass', width: 36, cell: ({ pass }) => pass },
        {
          id: 'rule',
          header: 'Rule',
          cell: ({ rule, tolerated }) => (
            <span className="leg-rule">
              {matchRules[rule].label}
              {tolerated > 0 && <span className="muted">, {formatCount(tolerated)} within the tolerance</span>}
            </span>
          ),
        },
        {
          id: 'links',
          header: 'Matches',
          align: 'right',
          width: 74,
          cell: ({ rule, links }) => <CountButton onPress={() => onList({ rule })}>{formatCount(links)}</CountButton>,
        },
      ]}
    />
  );
}

function Breaks({ breaks, onList }: { readonly breaks: LegFigures['breaks']; readonly onList: List }): JSX.Element {
  return (
    <Table
      label="Open breaks by type"
      rows={breaks}
      rowKey={({ type }) => type}
      columns={[
        { id: 'type', header: 'Type', cell: ({ type }) => <span title={breakWords[type].meaning}>{breakWords[type].label}</span> },
        {
          id: 'size',
          header: 'Size',
          align: 'right',
          cell: ({ exposure }) => (
            <span className="leg-amounts">
              {exposure.map(({ currency, gross }) => (
                <span key={currency}>{`${decimalText(gross, currency)} ${currency}`}</span>
              ))}
            </span>
          ),
        },
        {
          id: 'count',
          header: 'Breaks',
          align: 'right',
          width: 56,
          cell: ({ type, count }) => <CountButton onPress={() => onList({ type })}>{formatCount(count)}</CountButton>,
        },
      ]}
    />
  );
}

function Partners({ partners, onList }: { readonly partners: LegSummary['partners']; readonly onList: List }): JSX.Element {
  return (
    <Table
      label="By partner"
      rows={partners}
      rowKey={({ partner }) => partner}
      columns={[
        { id: 'partner', header: 'Partner', cell: ({ partner }) => (partner === '' ? 'nobody' : partner) },
        { id: 'rate', header: 'Matched', align: 'right', cell: ({ matchRate }) => rate(matchRate) },
        { id: 'waiting', header: 'Waiting', align: 'right', cell: ({ waiting }) => formatCount(waiting) },
        {
          id: 'breaks',
          header: 'Breaks',
          align: 'right',
          cell: ({ partner, breaks }) => (
            <CountButton onPress={() => onList({ partner, type: 'breaks' })}>
              {formatCount(breaks.reduce((sum, { count }) => sum + count, 0))}
            </CountButton>
          ),
        },
      ]}
    />
  );
}

const balanceLines = [
  ['tolerated', 'Within tolerance'],
  ['timing', 'Waiting'],
  ['writtenOff', 'Written off'],
  ['unreconciled', 'Not explained'],
] as const satisfies readonly (readonly [keyof Balance, string])[];

function balancePairs(balance: Balance, leg: LegSummary['leg']): Pair[] {
  const amount = (text: string) => decimalText(text, balance.currency);
  return [
    { label: legInfo[leg].left, value: amount(balance.left) },
    { label: legInfo[leg].right, value: amount(balance.right) },
    { label: 'Difference', value: amount(balance.difference), isSum: true },
    ...balanceLines
      .filter(([name]) => name === 'unreconciled' || Number(balance[name]) !== 0)
      .map(
        ([name, label]): Pair => ({
          label: `of it ${label.toLowerCase()}`,
          value: amount(balance[name]),
          ...(name === 'unreconciled' && Number(balance[name]) !== 0 ? { tone: 'bad' as const } : {}),
        }),
      ),
  ];
}

function settlementPairs({ lag, onTime, completeness }: SettlementFigures): Pair[] {
  const days = (value: number | null) => (value === null ? '–' : `${formatCount(value)} ${value === 1 ? 'business day' : 'business days'}`);
  const of = (share: CountedShare) => `${rate(share)} of ${formatCount(share.denominator)}`;
  return [
    { label: 'Half of the sales within', value: days(lag.p50) },
    { label: '95 of 100 sales within', value: days(lag.p95) },
    { label: 'On time, of settled sales', value: of(onTime) },
    { label: 'On time, of sales due', value: of(completeness) },
  ];
}

/** One comparison in figures: what became of every item, which rule matched how many, and what the difference is made of. Its counts list their entries. */
export function LegDetail({ summary, onList }: { readonly summary: LegSummary; readonly onList: List }): JSX.Element {
  const { leg, needs, total, partners } = summary;
  return (
    <section className="panel entry-detail" aria-label="Comparison in figures">
      <header>
        <h2>{legInfo[leg].label}</h2>
        <p className="muted">
          {needs.length > 0
            ? 'Not compared yet.'
            : 'Every item of both sides is in one line. Choose an entry of the list to see its rows and what you can do.'}
        </p>
      </header>
      {needs.length === 0 && (
        <>
          <Outcomes summary={summary} />
          {total.matches.length > 0 && (
            <Part title="Matched by">
              <Matches matches={total.matches} onList={onList} />
            </Part>
          )}
          {total.breaks.length > 0 && (
            <Part title="Open breaks by type">
              <p className="muted entry-reason">Sizes are added up, never netted.</p>
              <Breaks breaks={total.breaks} onList={onList} />
            </Part>
          )}
          {partners.length > 1 && (
            <Part title="By partner">
              <Partners partners={partners} onList={onList} />
            </Part>
          )}
          {total.balances.map((balance) => (
            <Part key={balance.currency} title={`Balance in ${balance.currency}`}>
              <PairList pairs={balancePairs(balance, leg)} />
            </Part>
          ))}
          {total.settlement !== null && total.settlement.lag.sales > 0 && (
            <Part title="From our entry to the partner’s line">
              <PairList pairs={settlementPairs(total.settlement)} />
            </Part>
          )}
        </>
      )}
    </section>
  );
}
