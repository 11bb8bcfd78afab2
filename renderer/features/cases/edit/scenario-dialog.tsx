import { type JSX, useState } from 'react';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import type { DriverValue } from '../../../../shared/business-case/case-result.ts';
import { isScalarInput } from '../../../../shared/business-case/driver-schema.ts';
import {
  draftOfScenario,
  putScenario,
  readScenarioDraft,
  type ScenarioDraft,
} from '../../../../shared/business-case/edit/scenario-draft.ts';
import { bandValues } from '../../../../shared/business-case/scenarios.ts';
import { Field } from '../../../ui/field/field.tsx';
import { driverNumber, suffixOf } from '../driver-text.ts';
import { FormDialog } from './form-dialog.tsx';
import { putCase } from './put-case.ts';
import { useKeptDraft } from './use-kept-draft.ts';

interface Props {
  readonly plan: BusinessCase;
  /** null: a new one. */
  readonly scenario: { readonly id: string; readonly label: string } | null;
  /** The drivers at base. */
  readonly values: readonly DriverValue[];
  readonly onClose: () => void;
}

const isBand = (id: string | undefined): id is 'low' | 'base' | 'high' => id === 'low' || id === 'base' || id === 'high';

/** A scenario: its weight, and the numbers that stand in it instead of the drivers' own. */
export function ScenarioDialog({ plan, scenario: before, values, onClose }: Props): JSX.Element {
  const kept = useKeptDraft<ScenarioDraft>(
    `scenario ${plan.id} ${before?.id ?? ''}`,
    draftOfScenario(plan, before?.id ?? null, before?.label),
  );
  const { draft, set } = kept;
  const [isTried, setTried] = useState(false);
  const { scenario, problems } = readScenarioDraft(draft, plan, before?.id ?? null);
  const band = isBand(before?.id) ? bandValues(plan, before.id) : new Map<string, number>();
  const done = () => {
    kept.forget();
    onClose();
  };
  const save = () => {
    setTried(true);
    if (scenario !== null) void putCase(plan.id, (now) => putScenario(now, scenario)).then((isDone) => isDone && done());
  };
  const isWritten = plan.scenarios.some(({ id }) => id === before?.id);
  return (
    <FormDialog
      title={before === null ? 'New scenario' : 'Scenario'}
      subtitle={plan.name}
      saveLabel={before === null ? 'Add scenario' : 'Save'}
      isKept={kept.isKept}
      onSave={save}
      onDiscard={kept.forget}
      onClose={onClose}
      remove={
        before === null || !isWritten
          ? undefined
          : {
              label: isBand(before.id) ? 'Reset' : 'Remove scenario',
              reason: null,
              run: () => {
                void putCase(plan.id, (now) => ({ ...now, scenarios: now.scenarios.filter(({ id }) => id !== before.id) }));
                done();
              },
            }
      }
    >
      <div className="field-row">
        <Field
          label="Name"
          value={draft.name}
          onChange={(name) => set({ name })}
          error={isTried || draft.name !== '' ? (problems.name ?? null) : null}
        />
        <Field
          label="Weight"
          numeric
          width={120}
          suffix="%"
          value={draft.weight}
          onChange={(weight) => set({ weight })}
          error={problems.weight ?? null}
        />
      </div>
      <p className="muted">Numbers that stand in this scenario; what is left empty keeps the value shown.</p>
      <div className="scenario-fields">
        {plan.drivers.filter(isScalarInput).map(({ id, label, unit, currency }) => (
          <Field
            key={id}
            label={label}
            numeric
            suffix={suffixOf(unit, currency ?? plan.currency)}
            placeholder={driverNumber(unit, band.get(id) ?? values.find((value) => value.id === id)?.value ?? null)}
            value={draft.overrides[id] ?? ''}
            onChange={(text) => set({ overrides: { ...draft.overrides, [id]: text } })}
            error={problems.overrides[id] ?? null}
          />
        ))}
      </div>
    </FormDialog>
  );
}
