import { type JSX, useRef, useState } from 'react';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { runJob } from '../../state/jobs-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';

interface FindInRowsProps {
  readonly rows: RowsSpec;
  readonly onFound: (row: number) => void;
}

/** Enter finds the next row that holds the text, in any text column. */
export function FindInRows({ rows, onFound }: FindInRowsProps): JSX.Element {
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const from = useRef(0);
  const find = async () => {
    if (text.trim() === '') return;
    try {
      const { offset } = await runJob('Searching', 'rows.find', { rows, text: text.trim(), from: from.current });
      if (offset === null) {
        setSaid(from.current === 0 ? 'Not in these rows' : 'No further row; Enter starts from the top');
        from.current = 0;
        return;
      }
      setSaid('');
      from.current = offset + 1;
      onFound(offset);
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code !== 'CANCELLED') setSaid(error.title);
    }
  };
  return (
    <form
      className="rows-find"
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <span className="muted rows-said" aria-live="polite">
        {said}
      </span>
      <Field
        label="Find in rows"
        hideLabel
        placeholder="Find in rows"
        width={180}
        value={text}
        onChange={(next) => {
          setText(next);
          from.current = 0;
          setSaid('');
        }}
      />
      <Button type="submit">Find next</Button>
    </form>
  );
}
