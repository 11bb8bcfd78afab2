import { type JSX, useState } from 'react';
import { breakWords } from '../../../shared/reconcile/break-type.ts';
import { decimalOf, microsOf } from '../../../shared/money/micros.ts';
import { legInfo } from '../../../shared/reconcile/leg.ts';
import { matchRules } from '../../../shared/reconcile/match-rule.ts';
import type { EntryState, QueueEntry } from '../../../shared/reconcile/result.ts';
import { stateWords, typeWords } from '../../../shared/report/queue-table.ts';
import { Button } from '../../ui/button/button.tsx';
import { StatusChip, type Tone } from '../../ui/feedback/status-chip.tsx';
import { decimalText, formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { AssignDialog, WriteOffDialog } from './decision-dialogs.tsx';
import { accept, reopen } from './decide.ts';
import { EntryRows } from './entry-rows.tsx';
import { sideText } from './queue-source.ts';

const tones: Readonly<Record<EntryState, Tone>> = {
  open: 'bad',
  suggested: 'warn',
  timing: 'info',
  tolerated: 'good',
  accepted: 'good',
  written_off: 'info',
  matched: 'good',
};

/** Which rule tied both sides, or why none did. */
function reasonOf(entry: QueueEntry): string {
  const { match, state, type, left, right, waitUntil } = entry;
  if (state === 'suggested')
    return `${matchRules.amount_date.label} agree, and there is no other candidate on either side. Only a person can accept it.`;
  if (match !== null) {
    const by = match.by.kind === 'user' ? `, accepted on ${match.by.on}` : '';
    const tolerance = decimalText(match.tolerance, entry.currency);
    const within = state === 'tolerated' ? `, within the tolerance of ${tolerance}` : `, with a tolerance of ${tolerance}`;
    return `Tied in pass ${match.pass} by ${matchRules[match.rule].label.toLowerCase()}${within}${by}.`;
  }
  if (state === 'timing')
    return `Nothing on the other side yet. It may wait through ${waitUntil ?? 'its due day'}, then it counts as missing.`;
  if (type === 'duplicate') return 'An item with the same references, type and amount is matched already.';
  const other = left === null ? 'our side' : right === null ? 'the other side' : 'both sides';
  return `No reference, no sum and no single candidate by amount and day fits on ${other}.`;
}

function amounts(entry: QueueEntry): Pair[] {
  const { left, right, difference, currency } = entry;
  return [
    { label: 'Ours', value: sideText(left) ?? '–' },
    { label: 'Theirs', value: sideText(right) ?? '–' },
    {
      label: 'Difference',
      value: difference === null ? 'two currencies' : `${decimalText(difference, currency)} ${currency}`,
      isSum: true,
      ...(entry.state === 'open' ? { tone: 'bad' as const } : {}),
    },
  ];
}

function facts({ itemType, day, age, waitUntil, owner, state }: QueueEntry): Pair[] {
  return [
    { label: 'Item', value: itemType.replaceAll('_', ' ') },
    { label: 'Day', value: day === null ? 'no date' : `${day}, ${formatCount(age ?? 0)} ${age === 1 ? 'day' : 'days'} old` },
    ...(waitUntil === null ? [] : [{ label: 'May wait through', value: waitUntil }]),
    ...(state === 'matched' ? [] : [{ label: 'Owner', value: owner ?? 'nobody' }]),
  ];
}

const subjectOf = (entries: readonly QueueEntry[]): string => {
  const [only] = entries;
  return entries.length === 1 && only !== undefined
    ? `${typeWords(only)}, ${only.partner} ${only.reference ?? ''}`
    : `${formatCount(entries.length)} entries`;
};

/** What may be done with these entries, all at once. */
function Decisions({ entries }: { readonly entries: readonly QueueEntry[] }): JSX.Element {
  const [asking, setAsking] = useState<'assign' | 'writeOff' | null>(null);
  const keysIn = (...states: readonly EntryState[]) => entries.filter(({ state }) => states.includes(state)).map(({ key }) => key);
  const [open, suggested, closed] = [keysIn('open'), keysIn('suggested'), keysIn('accepted', 'written_off')];
  const close = () => setAsking(null);
  return (
    <div className="row-actions">
      {suggested.length > 0 && (
        <Button kind="primary" onPress={() => void accept(suggested)}>
          Accept
        </Button>
      )}
      <Button onPress={() => setAsking('assign')}>Assign…</Button>
      {open.length > 0 && <Button onPress={() => setAsking('writeOff')}>Write off…</Button>}
      {closed.length > 0 && <Button onPress={() => void reopen(closed)}>Reopen</Button>}
      {asking === 'assign' && (
        <AssignDialog subject={subjectOf(entries)} keys={entries.map(({ key }) => key)} owner={entries[0]?.owner ?? null} onClose={close} />
      )}
      {asking === 'writeOff' && <WriteOffDialog subject={subjectOf(entries)} keys={open} onClose={close} />}
    </div>
  );
}

/** Several entries at once: how many, and what may be done with all of them. */
export function EntriesDetail({ entries, isPast }: { readonly entries: readonly QueueEntry[]; readonly isPast: boolean }): JSX.Element {
  const sums = new Map<string, { readonly size: bigint; readonly net: bigint }>();
  for (const { difference, currency } of entries) {
    const micros = difference === null ? null : microsOf(difference);
    if (micros === null) continue;
    const { size, net } = sums.get(currency) ?? { size: 0n, net: 0n };
    sums.set(currency, { size: size + (micros < 0n ? -micros : micros), net: net + micros });
  }
  const inTwo = entries.filter(({ difference }) => difference === null).length;
  const states = [...new Set(entries.map(({ state }) => state))];
  return (
    <section className="panel entry-detail" aria-label="Chosen entries">
      <header className="entry-head">
        <h2>{formatCount(entries.length)} entries chosen</h2>
        {states.map((state) => (
          <StatusChip key={state} tone={tones[state]}>
            {stateWords[state]}
          </StatusChip>
        ))}
      </header>
      <PairList
        pairs={[...sums].flatMap(([currency, { size, net }]) => [
          { label: `Differences in size, ${currency}`, value: decimalText(decimalOf(size), currency) },
          { label: `Net difference, ${currency}`, value: decimalText(decimalOf(net), currency) },
        ])}
      />
      {inTwo > 0 && (
        <p className="muted entry-reason">
          {inTwo === 1 ? '1 entry has' : `${formatCount(inTwo)} entries have`} two currencies and no difference: not in these sums.
        </p>
      )}
      {states.includes('matched') ? null : isPast ? (
        <p className="muted">Decisions are made in the newest view.</p>
      ) : (
        <Decisions entries={entries} />
      )}
    </section>
  );
}

/** One entry of the queue: what is wrong, both sides as the files have them, the rule that tied them or why none did, what to do. */
export function EntryDetail({ entry, isPast }: { readonly entry: QueueEntry; readonly isPast: boolean }): JSX.Element {
  const { leg, type, state, writtenOff } = entry;
  const info = legInfo[leg];
  return (
    <section className="panel entry-detail" aria-label="Break in focus">
      <header className="entry-head">
        <div>
          <h2>{typeWords(entry)}</h2>
          <div className="muted ellipsis" title={entry.reference ?? ''}>
            {[entry.partner, entry.reference].filter((word) => word !== '' && word !== null).join(' · ')}
          </div>
        </div>
        <StatusChip tone={tones[state]}>{stateWords[state]}</StatusChip>
      </header>
      {type !== null && <p>{breakWords[type].meaning}</p>}
      <PairList pairs={amounts(entry)} />
      <PairList pairs={facts(entry)} />
      <p className="muted entry-reason">{reasonOf(entry)}</p>
      {writtenOff !== null && (
        <p className="entry-reason">
          Written off on {writtenOff.on}, approved by {writtenOff.approver}: {writtenOff.reason}
        </p>
      )}
      {state === 'matched' ? null : isPast ? (
        <p className="muted">Decisions are made in the newest view.</p>
      ) : (
        <Decisions entries={[entry]} />
      )}
      {entry.left !== null && <EntryRows key={`l${entry.key}`} leg={leg} title={info.left} side={entry.left} reference={entry.reference} />}
      {entry.right !== null && (
        <EntryRows key={`r${entry.key}`} leg={leg} title={info.right} side={entry.right} reference={entry.reference} />
      )}
    </section>
  );
}
