import type { JSX } from 'react';
import { breakTypes, breakWords } from '../../../shared/reconcile/break-type.ts';
import { type MatchRule, matchRules } from '../../../shared/reconcile/match-rule.ts';
import type { QueueFilter } from '../../../shared/reconcile/queue-request.ts';
import type { EntryState, LegSummary } from '../../../shared/reconcile/result.ts';
import { Button } from '../../ui/button/button.tsx';
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
/** No name: names are trimmed. */
const nobody = '\n';
const ruleNames = Object.keys(matchRules) as readonly MatchRule[];

/** Kinds of entries that are no type of break. */
const kinds = { breaks: { label: 'Open breaks', state: 'open' }, suggestions: { label: 'Possible match', state: 'suggested' } } as const;
type Kind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as readonly Kind[];
const isKind = (type: QueueChoice['type']): type is Kind => type !== null && type in kinds;

/** What a person narrowed the queue to; null and empty mean everything. */
export interface QueueChoice {
  readonly pile: Pile;
  readonly leg: LegSummary['leg'] | null;
  readonly bucket: NonNullable<QueueFilter['buckets']>[number] | null;
  readonly type: NonNullable<QueueFilter['types']>[number] | Kind | null;
  readonly partner: string | null;
  readonly owner: string | null;
  /** Lists what this rule, or any, tied together, in place of what is not matched. */
  readonly rule: MatchRule | 'any' | null;
  readonly text: string;
}

export const firstChoice: QueueChoice = {
  pile: 'todo',
  leg: null,
  bucket: null,
  type: null,
  partner: null,
  owner: null,
  rule: null,
  text: '',
};

export function filterOf({ pile, leg, bucket, type, partner, owner, rule, text }: QueueChoice): QueueFilter {
  const everywhere = {
    ...(leg === null ? {} : { legs: [leg] }),
    ...(partner === null ? {} : { partners: [partner] }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
  };
  if (rule !== null) return { ...everywhere, rules: rule === 'any' ? [...ruleNames] : [rule] };
  const states = isKind(type) ? [kinds[type].state] : piles[pile].states;
  return {
    ...everywhere,
    ...(states === null ? {} : { states: [...states] }),
    ...(bucket === null ? {} : { buckets: [bucket] }),
    ...(type === null || isKind(type) ? {} : { types: [type] }),
    ...(owner === null ? {} : { owners: [owner] }),
  };
}

const typeOf = (value: string): QueueChoice['type'] =>
  breakTypes.find((name) => name === value) ?? kindNames.find((name) => name === value) ?? null;

/** Which part of the queue is listed. */
export function QueueFilters({
  choice,
  legs,
  owners,
  onChange,
}: {
  readonly choice: QueueChoice;
  readonly legs: readonly LegSummary[];
  /** Names of those who look after an entry. */
  readonly owners: readonly string[];
  readonly onChange: (change: Partial<QueueChoice>) => void;
}): JSX.Element {
  const partners = [...new Set(legs.flatMap((summary) => summary.partners.map(({ partner }) => partner)))]
    .filter((name) => name !== '')
    .sort();
  return (
    <div className="queue-filters">
      {choice.rule !== null && (
        <>
          <span className="queue-rule" title={choice.rule === 'any' ? undefined : matchRules[choice.rule].label}>
            {choice.rule === 'any' ? 'Matched by any rule' : `Matched: ${matchRules[choice.rule].label.toLowerCase()}`}
          </span>
          <Button kind="quiet" onPress={() => onChange({ rule: null })}>
            Back to breaks
          </Button>
        </>
      )}
      {choice.rule === null && (
        <Segments
          label="Which entries"
          value={choice.pile}
          onChange={(pile) => onChange({ pile, ...(isKind(choice.type) ? { type: null } : {}) })}
          options={pileNames.map((value) => ({ value, label: piles[value].label }))}
        />
      )}
      {choice.rule === null && (
        <Select
          label="Type"
          hideLabel
          width={134}
          value={choice.type ?? everything}
          onChange={(name) => onChange({ type: typeOf(name), ...(isKind(typeOf(name)) ? { pile: 'todo' } : {}) })}
          options={[
            { value: everything, label: 'All types' },
            ...kindNames.map((value) => ({ value, label: kinds[value].label })),
            ...breakTypes.map((value) => ({ value, label: breakWords[value].label })),
          ]}
        />
      )}
      <Select
        label="Partner"
        hideLabel
        width={112}
        value={choice.partner ?? everything}
        onChange={(partner) => onChange({ partner: partner === everything ? null : partner })}
        options={[{ value: everything, label: 'All partners' }, ...partners.map((value) => ({ value, label: value }))]}
      />
      {choice.rule === null && (owners.length > 0 || choice.owner !== null) && (
        <Select
          label="Owner"
          hideLabel
          width={106}
          value={choice.owner === null ? everything : choice.owner === '' ? nobody : choice.owner}
          onChange={(owner) => onChange({ owner: owner === everything ? null : owner === nobody ? '' : owner })}
          options={[
            { value: everything, label: 'All owners' },
            { value: nobody, label: 'Nobody' },
            ...owners.map((value) => ({ value, label: value })),
          ]}
        />
      )}
      <Field
        label="Find a reference"
        hideLabel
        width={owners.length > 0 ? 92 : 130}
        placeholder={owners.length > 0 ? 'Reference' : 'Find a reference'}
        value={choice.text}
        onChange={(text) => onChange({ text })}
      />
    </div>
  );
}
