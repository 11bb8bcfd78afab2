import type { JSX } from 'react';
import { Check } from '../../ui/field/check.tsx';
import { Select } from '../../ui/field/select.tsx';
import type { DraftPart } from './draft-part.ts';

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
const cures = [
  { value: 'miss' as const, label: 'from the first miss' },
  { value: 'start' as const, label: 'from the start of the clause' },
];

/** What a miss costs, until when it is claimed, and what several misses mean. */
export function RemedyPart({ draft, set, text }: DraftPart): JSX.Element {
  const { remedy, currency } = draft;
  const money = { suffix: currency, numeric: true };
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
      <div className="field-row">
        {remedy === 'per_point' && text('ladder', 'For each point', { suffix: '%', numeric: true })}
        {remedy === 'pool' && text('allocation', 'This clause’s part', { suffix: '%', numeric: true })}
        {remedy === 'pool' && text('multiplier', 'A repeated miss counts', { suffix: 'times', numeric: true })}
        {(remedy === 'ladder' || remedy === 'per_point' || remedy === 'pool') &&
          text('cap', 'Never above', { ...money, placeholder: 'no cap' })}
      </div>
      {remedy !== 'none' && (
        <div className="field-row">
          {text('claimWithinDays', 'Claim within', { suffix: 'days', numeric: true, placeholder: 'any time' })}
          {text('earnBack', 'Earned back after', { suffix: 'good windows', numeric: true, placeholder: 'never' })}
        </div>
      )}
      <div className="field-row">
        {text('cureDays', 'Cure period', { suffix: 'days', numeric: true, placeholder: 'none' })}
        <Select label="It runs" options={cures} value={draft.cureFrom} onChange={(cureFrom) => set({ cureFrom })} width={200} />
      </div>
      <div className="field-row">
        {text('chronicMisses', 'Chronic after', { suffix: 'misses', numeric: true, placeholder: 'never' })}
        {text('chronicOf', 'among', { suffix: 'windows in a row', numeric: true })}
      </div>
      {draft.chronicMisses.trim() !== '' && (
        <Check isSelected={draft.chronicFloor} onChange={(chronicFloor) => set({ chronicFloor })}>
          One miss below the floor is chronic, too
        </Check>
      )}
      <div className="field-row">
        {text('reportWithinDays', 'Partner reports within', { suffix: 'days', numeric: true, placeholder: 'not stated' })}
        {text('weight', 'Weight in the score', { numeric: true })}
      </div>
      {text('disputeProcedure', 'If figures differ', { placeholder: 'Joint review within 10 business days' })}
    </>
  );
}
