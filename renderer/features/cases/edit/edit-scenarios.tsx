import { type JSX, useState } from 'react';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import { type CaseResult, scenarioOf } from '../../../../shared/business-case/case-result.ts';
import { Button } from '../../../ui/button/button.tsx';
import { ScenarioDialog } from './scenario-dialog.tsx';

/** Every scenario, to be opened, and a new one. */
export function EditScenarios({ plan, result }: { readonly plan: BusinessCase; readonly result: CaseResult }): JSX.Element {
  const [open, setOpen] = useState<{ readonly scenario: { readonly id: string; readonly label: string } | null } | null>(null);
  return (
    <div className="case-edit-row">
      <Button icon="plus" onPress={() => setOpen({ scenario: null })}>
        Add scenario
      </Button>
      {result.scenarios.map(({ scenario: id, label }) => (
        <Button key={id} kind="quiet" aria-label={`Edit scenario ${label}`} onPress={() => setOpen({ scenario: { id, label } })}>
          {label} …
        </Button>
      ))}
      {open !== null && (
        <ScenarioDialog
          plan={plan}
          scenario={open.scenario}
          values={scenarioOf(result, 'base')?.drivers ?? []}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
