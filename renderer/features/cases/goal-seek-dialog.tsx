import { type JSX, useMemo, useState } from 'react';
import type { CompiledCase } from '../../../shared/business-case/compiled-case.ts';
import { isScalarInput } from '../../../shared/business-case/driver-schema.ts';
import { breakEvens } from '../../../shared/business-case/sensitivity/break-even.ts';
import type { Figure } from '../../../shared/business-case/sensitivity/figure-of-variants.ts';
import { type Goal, seekGoal, type Sought } from '../../../shared/business-case/sensitivity/goal-seek.ts';
import { estimateText } from '../../../shared/charts/case-chart.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Table } from '../../ui/table/table.tsx';
import { driverText } from './driver-text.ts';

const figures: readonly { readonly value: Figure; readonly label: string; readonly suffix: string }[] = [
  { value: 'npv', label: 'NPV', suffix: '' },
  { value: 'irr', label: 'IRR, a year', suffix: '%' },
  { value: 'payback', label: 'Payback', suffix: 'years' },
];

function soughtText(sought: Sought, unit: Parameters<typeof driverText>[0], currency: string, goal: Goal): string {
  if (sought.kind === 'found') {
    const others = sought.others.map((value) => driverText(unit, value, currency)).join(', ');
    return `${driverText(unit, sought.value, currency)}${others === '' ? '' : `, and also ${others}`}`;
  }
  const range = `from ${driverText(unit, sought.from, currency)} to ${driverText(unit, sought.to, currency)}`;
  if (sought.lowest === null || sought.highest === null) return `no value ${range}: the figure cannot be computed there`;
  const words = (value: number) =>
    goal.figure === 'npv'
      ? estimateText(value, currency)
      : goal.figure === 'irr'
        ? `${(value * 100).toFixed(1)} %`
        : `${value.toFixed(2)} y`;
  return `no value ${range}: it stays between ${words(sought.lowest)} and ${words(sought.highest)}`;
}

/** Looks for the value of one driver that reaches a figure; below, the value of every driver at which NPV is zero. */
export function GoalSeekDialog({
  compiled,
  onUse,
  onClose,
}: {
  readonly compiled: CompiledCase;
  readonly onUse: (id: string, value: number) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { plan } = compiled;
  const drivers = plan.drivers.filter(isScalarInput);
  const evens = useMemo(() => breakEvens(compiled), [compiled]);
  const [driverId, setDriver] = useState(evens[0]?.id ?? drivers[0]?.id ?? null);
  const [figure, setFigure] = useState<Figure>('npv');
  const [target, setTarget] = useState('0');
  const driver = drivers.find(({ id }) => id === driverId);
  const isNumber = target.trim() !== '' && Number.isFinite(Number(target));
  const goal: Goal = { figure, target: Number(target) / (figure === 'irr' ? 100 : 1) };
  const sought = driver === undefined || !isNumber ? null : seekGoal(compiled, driver.id, goal);
  const isUsable = sought?.kind === 'found' && driver?.kind === 'constant';
  const suffix = figure === 'npv' ? plan.currency : figures.find(({ value }) => value === figure)?.suffix;
  return (
    <Dialog
      title="Goal seek"
      subtitle={plan.name}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          <Button
            kind="primary"
            isDisabled={!isUsable}
            onPress={() => {
              if (sought?.kind !== 'found' || driver === undefined) return;
              onUse(driver.id, sought.value);
              onClose();
            }}
          >
            Use this value
          </Button>
        </>
      }
    >
      <div className="goal-form">
        <Select
          label="Driver"
          width={260}
          options={drivers.map(({ id, label }) => ({ value: id, label }))}
          value={driverId}
          onChange={setDriver}
        />
        <Select label="Figure" width={120} options={figures} value={figure} onChange={setFigure} />
        <Field
          label="Target"
          numeric
          width={130}
          value={target}
          onChange={setTarget}
          suffix={suffix}
          error={isNumber ? null : 'A number, e.g. 0'}
        />
      </div>
      {driver !== undefined && sought !== null && (
        <output className={`goal-answer ${sought.kind === 'none' ? 'bad' : ''}`}>
          {driver.label}: <strong>{soughtText(sought, driver.unit, driver.currency ?? plan.currency, goal)}</strong>
        </output>
      )}
      <h3>NPV is zero at</h3>
      <Table
        label="Break-even of every driver"
        rows={evens}
        rowKey={({ id }) => id}
        columns={[
          { id: 'driver', header: 'Driver', cell: ({ label }) => label },
          { id: 'now', header: 'Now', align: 'right', cell: ({ unit, now }) => driverText(unit, now, plan.currency) },
          {
            id: 'even',
            header: 'Break-even',
            align: 'right',
            cell: ({ unit, sought: found }) =>
              found.kind === 'found' ? (
                <strong>{driverText(unit, found.value, plan.currency)}</strong>
              ) : (
                <span className="muted">none in reach</span>
              ),
          },
        ]}
      />
    </Dialog>
  );
}
