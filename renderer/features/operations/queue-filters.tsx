import type { JSX } from 'react';
import { breakTypes, breakWords } from '../../../shared/reconcile/break-type.ts';
import type { QueueFilter } from '../../../shared/reconcile/queue-request.ts';
import type { EntryState, LegSummary } from '../../../shared/reconcile/result.ts';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';

export type Pile = 'todo' | 'waiting' | 'settled' | 'all';

const piles: Readonly<Record<Pile, { readonly label: string; readonly states: readonly EntryState[] | null }>> = {
  todo: { label: 'To do', states: ['open', 'suggested'] },
  waiting: { label: 'Waiting', states: ['timing'] },
  settled: { label: 'Settled', states: ['tolerated', 'accepted', 'written_off'] },
  all: { label: 'All', states: null },
};
const pileNames: readonly Pile[] = ['todo', 'waiting', 'settled', 'all'];
const everything = '*';

/** What a person narrowed the queue to; null and empty mean everything. */
export interface QueueChoice {
  readonly pile: Pile;
  readonly leg: LegSummary['leg'] | null;
  readonly bucket: NonNullable<QueueFilter['buckets']>[number] | null;
  readonly type: NonNullable<QueueFilter['types']>[number] | null;
  readonly partner: string | null;
  readonly text: string;
}

export const firstChoice: QueueChoice = { pile: 'todo', leg: null, bucket: null, type: null, partner: null, text: '' };

export function filterOf({ pile, leg, bucket, type, partner, text }: QueueChoice): QueueFilter {
  const { states } = piles[pile];
  return {
    ...(states === null ? {} : { states: [...states] }),
    ...(leg === null ? {} : { legs: [leg] }),
    ...(bucket === null ? {} : { buckets: [bucket] }),
    ...(type === null ? {} : { types: [type] }),
    ...(partner === null ? {} : { partners: [partner] }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  };
}

/** Which part of the queue is listed. */
export function QueueFilters({
  choice,
  legs,
  onChange,
}: {
  readonly choice: QueueChoice;
  readonly legs: readonly LegSummary[];
  readonly onChange: (change: Partial<QueueChoice>) => void;
}): JSX.Element {
  const partners = [...new Set(legs.flatMap((summary) => summary.partners.map(({ partner }) => partner)))]
    .filter((name) => name !== '')
    .sort();
  return (
    <div className="queue-filters">
      <Segments
        label="Which entries"
        value={choice.pile}
        onChange={(pile) => onChange({ pile })}
        options={pileNames.map((value) => ({ value, label: piles[value].label }))}
      />
      <Select
        label="Type"
        hideLabel
        width={150}
        value={choice.type ?? everything}
        onChange={(type) => onChange({ type: breakTypes.find((name) => name === type) ?? null })}
        options={[{ value: everything, label: 'All types' }, ...breakTypes.map((value) => ({ value, label: breakWords[value].label }))]}
      />
      <Select
        label="Partner"
        hideLabel
        width={130}
        value={choice.partner ?? everything}
        onChange={(partner) => onChange({ partner: partner === everything ? null : partner })}
        options={[{ value: everything, label: 'All partners' }, ...partners.map((value) => ({ value, label: value }))]}
      />
      <Field
        label="Find a reference"
        hideLabel
        width={150}
        placeholder="Find a reference"
        value={choice.text}
        onChange={(text) => onChange({ text })}
      />
    </div>
  );
}
