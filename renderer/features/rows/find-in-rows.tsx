import { type JSX, useRef, useState } from 'react';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { runJob } from '../../state/jobs-store.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { formatCount } from '../../ui/number/format-value.ts';

interface FindInRowsProps {
  /** In the order in which they are listed. */
  readonly rows: RowsSpec;
  /** Columns that are looked at. */
  readonly columns: readonly string[];
  readonly onFound: (row: number) => void;
}

/** Enter finds the next row that holds the text in a column that is shown, and says which of how many it is. */
export function FindInRows({ rows, columns, onFound }: FindInRowsProps): JSX.Element {
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const at = useRef<number | null>(null);
  /** Raised by every question and every change of the text: an answer that comes later is to another question. */
  const round = useRef(0);
  const find = async (backwards: boolean) => {
    const sought = text.trim();
    if (sought === '') return;
    const from = at.current === null ? 0 : backwards ? at.current - 1 : at.current + 1;
    const asked = ++round.current;
    try {
      const found =
        from < 0
          ? { offset: null, ordinal: null, matches: 0 }
          : await runJob('Searching', 'rows.find', { rows, columns: [...columns], text: sought, from, backwards });
      if (asked !== round.current) return;
      if (found.offset === null || found.ordinal === null) {
        setSaid(at.current === null ? 'Not in these rows' : 'No further row; Enter starts from the top');
        at.current = null;
        return;
      }
      setSaid(`${formatCount(found.ordinal)} of ${formatCount(found.matches)}`);
      at.current = found.offset;
      onFound(found.offset);
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
        void find(false);
      }}
    >
      <span className="muted rows-said" aria-live="polite">
        {said}
      </span>
      <Field
        label="Find in rows"
        hideLabel
        placeholder="Find in shown columns"
        width={168}
        value={text}
        onChange={(next) => {
          setText(next);
          round.current++;
          at.current = null;
          setSaid('');
        }}
      />
      <IconButton icon="up" label="Find previous" onPress={() => void find(true)} />
      <Button type="submit">Find next</Button>
    </form>
  );
}
