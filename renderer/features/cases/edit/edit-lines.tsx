import { type JSX, useState } from 'react';
import type { BusinessCase, CashLine } from '../../../../shared/business-case/business-case.ts';
import { Button } from '../../../ui/button/button.tsx';
import { LineDialog } from './line-dialog.tsx';

/** The lines of the cash flows, each to be opened, and a new one. */
export function EditLines({ plan }: { readonly plan: BusinessCase }): JSX.Element {
  const [open, setOpen] = useState<{ readonly line: CashLine | null } | null>(null);
  return (
    <div className="case-edit-row">
      <Button icon="plus" onPress={() => setOpen({ line: null })}>
        Add line
      </Button>
      {plan.lines.map((line) => (
        <Button key={line.id} kind="quiet" aria-label={`Edit line ${line.label}`} onPress={() => setOpen({ line })}>
          {line.label} …
        </Button>
      ))}
      {open !== null && <LineDialog plan={plan} line={open.line} onClose={() => setOpen(null)} />}
    </div>
  );
}
