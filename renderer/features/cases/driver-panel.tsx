import { type JSX, useCallback, useState } from 'react';
import { scenarioOf } from '../../../shared/business-case/case-result.ts';
import type { Driver } from '../../../shared/business-case/driver-schema.ts';
import { Button } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { DriverLegend, DriverList } from './driver-list.tsx';
import { BlocksDialog } from './edit/blocks-dialog.tsx';
import { DriverDialog } from './edit/driver-dialog.tsx';
import { ImportDriversDialog } from './edit/import-drivers-dialog.tsx';
import { kindChoices } from './edit/driver-words.ts';
import type { CaseModel } from './use-case-model.ts';

type Open = { readonly kind: Driver['kind']; readonly driver: Driver | null } | 'blocks' | 'import' | null;

/** The drivers of a case: dragged, typed over, written anew. */
export function DriverPanel({ model }: { readonly model: CaseModel }): JSX.Element {
  const { plan, result, drag, commit } = model;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const edit = useCallback((driver: Driver) => setOpen({ kind: driver.kind, driver }), []);
  return (
    <aside className="panel case-drivers" aria-label="Drivers">
      <header className="drivers-head">
        <h2>Drivers</h2>
        <Menu
          label="Add to the case"
          trigger={<Button icon="plus">Add</Button>}
          entries={[
            ...kindChoices.map(({ value, label }) => ({ id: value, label, run: () => setOpen({ kind: value, driver: null }) })),
            { id: 'blocks', label: 'Building blocks', run: () => setOpen('blocks') },
            { id: 'import', label: 'From Excel or CSV', run: () => setOpen('import') },
          ]}
        />
      </header>
      <DriverList businessCase={plan} values={scenarioOf(result, 'base')?.drivers ?? []} onDrag={drag} onCommit={commit} onEdit={edit} />
      {plan.drivers.length === 0 && <p className="case-note muted">No drivers yet. Add building blocks, or a driver of your own.</p>}
      <DriverLegend />
      {open === 'import' ? (
        <ImportDriversDialog plan={plan} onClose={close} />
      ) : open === 'blocks' ? (
        <BlocksDialog caseId={plan.id} onClose={close} />
      ) : (
        open !== null && <DriverDialog plan={plan} driver={open.driver} kind={open.kind} onClose={close} />
      )}
    </aside>
  );
}
