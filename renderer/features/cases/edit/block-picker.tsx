import type { JSX } from 'react';
import { buildingBlocks } from '../../../../shared/business-case/edit/building-blocks.ts';
import { Check } from '../../../ui/field/check.tsx';

/** The building blocks of payments practice, each with how it comes to money. */
export function BlockPicker({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}): JSX.Element {
  return (
    <fieldset className="case-blocks">
      <legend className="field-label">Building blocks</legend>
      {buildingBlocks.map(({ id, label, sentence }) => (
        <Check
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
        >
          {label} <span className="muted case-block-words">{sentence}</span>
        </Check>
      ))}
    </fieldset>
  );
}
