import type { JSX } from 'react';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import type { RemedyDraft } from './commitment-draft.ts';

const remedies = [
  { value: 'none' as const, label: 'None' },
  { value: 'fixed' as const, label: 'Fixed credit for a miss' },
  { value: 'ladder' as const, label: 'Ladder, share of a fee' },
  { value: 'per_point' as const, label: 'Share of a fee for each point' },
  { value: 'pool' as const, label: 'Share of an amount at risk' },
  { value: 'late_interest' as const, label: 'Interest on what settled late' },
];
const years = [
  { value: '365' as const, label: '365 days' },
  { value: '360' as const, label: '360 days' },
];
type TextName = Exclude<keyof RemedyDraft, 'remedy' | 'yearDays'>;
type TextOptions = Pick<Parameters<typeof Field>[0], 'suffix' | 'numeric' | 'placeholder' | 'width'>;

/** What one miss costs: of the clause, or from an amendment on. */
export function RemedyFields({
  draft,
  set,
}: {
  readonly draft: RemedyDraft;
  readonly set: (change: Partial<RemedyDraft>) => void;
}): JSX.Element {
  const { remedy, currency } = draft;
  const money = { suffix: currency, numeric: true };
  const text = (name: TextName, label: string, options: TextOptions = {}) => (
    <Field key={name} label={label} value={draft[name]} onChange={(value) => set({ [name]: value })} {...options} />
  );
  const isShare = remedy === 'ladder' || remedy === 'per_point' || remedy === 'pool';
  return (
    <>
      <div className="field-row">
        <Select label="A miss costs" options={remedies} value={remedy} onChange={(next) => set({ remedy: next })} width={220} />
        {remedy === 'fixed' && text('amount', 'Credit', money)}
        {(remedy === 'ladder' || remedy === 'per_point') && text('amount', 'Fee', money)}
        {remedy === 'pool' && text('amount', 'At risk', money)}
        {remedy === 'late_interest' && text('amount', 'Interest', { suffix: '% a year', numeric: true })}
        {remedy === 'late_interest' && (
          <Select label="A year has" options={years} value={draft.yearDays} onChange={(yearDays) => set({ yearDays })} width={110} />
        )}
        {remedy !== 'none' && remedy !== 'late_interest' && text('currency', 'Currency', { width: 70 })}
      </div>
      {remedy === 'ladder' && text('ladder', 'Ladder, level: percent of the fee', { placeholder: '99.9: 10, 99.0: 25' })}
      {isShare && (
        <div className="field-row">
          {remedy === 'per_point' && text('ladder', 'For each point', { suffix: '%', numeric: true })}
          {remedy === 'pool' && text('allocation', 'This clause’s part', { suffix: '%', numeric: true })}
          {remedy === 'pool' && text('multiplier', 'A repeated miss counts', { suffix: 'times', numeric: true })}
          {text('cap', 'Never above', { ...money, placeholder: 'no cap' })}
        </div>
      )}
    </>
  );
}
