import { type JSX, useState } from 'react';
import { counted } from '../../../shared/base/words.ts';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';

const namesIn = (text: string): readonly string[] => text.split(',').map((name) => name.trim());

/** What is wrong with names for so many columns; null when nothing is. */
function namesProblem(names: readonly string[], columns: number): string | null {
  if (names.length !== columns) return `${counted(names.length, 'name')} for ${counted(columns, 'column')}`;
  if (names.includes('')) return 'A column has no name';
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  return twice === undefined ? null : `Two columns are called ${twice}`;
}

/** Names for the columns, where those of the file are missing or damaged. */
export function ColumnsField({
  names: before,
  onChange,
}: {
  /** The names so far, one for each column. */
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}): JSX.Element {
  const [text, setText] = useState(before.join(', '));
  const names = namesIn(text);
  const problem = namesProblem(names, before.length);
  return (
    <form
      className="columns-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) onChange(names);
      }}
    >
      <Field label="Columns, by name from the left, parted by commas" value={text} onChange={setText} error={problem} />
      <Button type="submit" isDisabled={problem !== null}>
        Use these names
      </Button>
    </form>
  );
}
