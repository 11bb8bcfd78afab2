import { type JSX, useDeferredValue, useState } from 'react';
import { ListBox, ListBoxItem, type Selection } from 'react-aria-components';
import { filterTo, useScope } from '../../state/scope.ts';
import { chosenValues } from '../../state/scope-filters.ts';
import { useResult } from '../../state/use-result.ts';
import { labelOfValue } from '../../state/value-words.ts';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { formatCount } from '../../ui/number/format-value.ts';

const missingKey = '\u0000missing';
const shown = 200;

/** Chooses values of one column, most frequent first, with their rows. Nothing chosen lets all pass. */
export function ValuePicker({ column, close }: { readonly column: string; readonly close: () => void }): JSX.Element {
  const { where } = useScope();
  const [text, setText] = useState('');
  const contains = useDeferredValue(text.trim());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set((chosenValues(where, column) ?? []).map((value) => value ?? missingKey)),
  );
  const result = useResult('dimension.values', { table: 'attempt', column, limit: shown, ...(contains === '' ? {} : { contains }) });
  const apply = (keys: ReadonlySet<string>) => {
    filterTo(
      column,
      [...keys].map((key) => (key === missingKey ? null : key)),
    );
    close();
  };
  return (
    <div className="value-picker">
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just opened to be typed into */}
      <Field label="Find a value" hideLabel placeholder="Find a value" value={text} onChange={setText} autoFocus />
      <AsyncView result={result}>
        {({ values, distinct, missing }) => (
          <>
            <ListBox
              className="list value-list"
              aria-label="Values"
              selectionMode="multiple"
              selectedKeys={[...chosen]}
              onSelectionChange={(keys: Selection) => setChosen(keys === 'all' ? new Set() : new Set([...keys].map(String)))}
              renderEmptyState={() => <div className="muted">No value contains this.</div>}
            >
              {[
                ...values.map(({ value, rows }) => ({ key: value, value, rows })),
                ...(missing > 0 && contains === '' ? [{ key: missingKey, value: null, rows: missing }] : []),
              ].map(({ key, value, rows }) => (
                <ListBoxItem key={key} id={key} className="list-item" textValue={labelOfValue(column, value)}>
                  <span className="check-box">
                    <Icon name="check" size={11} />
                  </span>
                  {labelOfValue(column, value)}
                  <span className="list-hint">{formatCount(rows)}</span>
                </ListBoxItem>
              ))}
            </ListBox>
            {distinct > values.length && (
              <div className="muted value-more">
                {formatCount(values.length)} of {formatCount(distinct)}; type to find the others
              </div>
            )}
          </>
        )}
      </AsyncView>
      <div className="value-actions">
        <Button kind="quiet" onPress={() => apply(new Set())}>
          All
        </Button>
        <Button kind="primary" onPress={() => apply(chosen)}>
          Apply
        </Button>
      </div>
    </div>
  );
}
