import type { JSX } from 'react';
import { Check } from '../../ui/field/check.tsx';
import { Select } from '../../ui/field/select.tsx';
import type { DraftPart } from './draft-part.ts';
import { RemedyFields } from './remedy-fields.tsx';

const cures = [
  { value: 'miss' as const, label: 'from the first miss' },
  { value: 'start' as const, label: 'from the start of the clause' },
];

/** What a miss costs, until when it is claimed, and what several misses mean. */
export function RemedyPart({ draft, set, text }: DraftPart): JSX.Element {
  return (
    <>
      <RemedyFields draft={draft} set={set} />
      {draft.remedy !== 'none' && (
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
