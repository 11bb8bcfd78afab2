import { type JSX, useState } from 'react';
import type { PivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import { finestGrain } from '../../../shared/pivot/pivot-grains.ts';
import type { SavedView } from '../../../shared/workbook/document.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Popover } from '../../ui/popover/popover.tsx';

function viewOf(id: string, name: string, pivot: PivotLayout): SavedView {
  const fields = [...pivot.rows, ...pivot.columns];
  return {
    id,
    name,
    chart: 'none',
    slice: {
      metrics: [...new Set(pivot.measures.map(({ metric }) => metric))],
      by: fields.flatMap((field) => (field.kind === 'column' ? [field.column] : [])),
      grain: finestGrain(fields),
      period: null,
      where: { kind: 'all' },
    },
    pivot,
  };
}

/** Arrangements by name, part of the workbook: opened, saved, renamed by saving anew, removed; each a step that can be undone. */
export function SavedViews({
  layout,
  onOpen,
}: {
  readonly layout: PivotLayout;
  readonly onOpen: (layout: PivotLayout) => void;
}): JSX.Element {
  const views = useWorkbookDocument().views.filter(({ pivot }) => pivot !== undefined);
  const [name, setName] = useState('');
  const current = views.find(({ pivot }) => JSON.stringify(pivot) === JSON.stringify(layout));
  const known = views.find((view) => view.name.toLowerCase() === name.trim().toLowerCase());
  const save = (close: () => void) => {
    let number = views.length + 1;
    while (views.some(({ id }) => id === `view-${number}`)) number++;
    const view = viewOf(known?.id ?? `view-${number}`, name.trim(), layout);
    void applyEdit({ kind: 'view.put', view }).then((done) => {
      if (!done) return;
      showToast(`View ${view.name} is saved`);
      setName('');
      close();
    });
  };
  return (
    <Popover label="Views" width={280} trigger={<Button icon="explore">{current?.name ?? 'Views'}</Button>}>
      {(close) => (
        <div className="explore-form">
          {views.length === 0 && (
            <p className="muted">Save this arrangement under a name to come back to it; the period stays that of the scope.</p>
          )}
          <ul className="view-list">
            {views.map((view) => (
              <li key={view.id}>
                <Button
                  kind="quiet"
                  onPress={() => {
                    if (view.pivot !== undefined) onOpen(view.pivot);
                    close();
                  }}
                >
                  {view.name}
                </Button>
                <Button
                  kind="quiet"
                  aria-label={`Remove ${view.name}`}
                  onPress={() => void applyEdit({ kind: 'view.remove', id: view.id })}
                >
                  Remove
                </Button>
              </li>
            ))}
          </ul>
          <form
            className="explore-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') save(close);
            }}
          >
            <Field label="Name of this view" value={name} onChange={setName} />
            <Button kind="primary" type="submit" isDisabled={name.trim() === ''}>
              {known === undefined ? 'Save view' : `Replace ${known.name}`}
            </Button>
          </form>
        </div>
      )}
    </Popover>
  );
}
