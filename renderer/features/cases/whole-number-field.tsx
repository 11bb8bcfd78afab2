import { type JSX, useState } from 'react';
import { Field } from '../../ui/field/field.tsx';
import { formatCount } from '../../ui/number/format-value.ts';

interface WholeNumberProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onCommit: (value: number) => void;
}

/** A whole number within limits, taken with Enter or by leaving the field. */
export function WholeNumberField(props: WholeNumberProps): JSX.Element {
  return <Typed key={props.value} {...props} />;
}

function Typed({ label, value, least, most, onCommit }: WholeNumberProps): JSX.Element {
  const [text, setText] = useState(String(value));
  const next = Number(text.replaceAll(',', ''));
  const isGood = text.trim() !== '' && Number.isInteger(next) && next >= least && next <= most;
  const commit = () => {
    if (isGood && next !== value) onCommit(next);
  };
  return (
    <Field
      label={label}
      numeric
      width={130}
      value={text}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      error={isGood ? null : `${formatCount(least)} to ${formatCount(most)}`}
    />
  );
}
