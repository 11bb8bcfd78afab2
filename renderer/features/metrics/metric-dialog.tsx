import { type JSX, useEffect, useMemo, useState } from 'react';
import { metricUnits } from '../../../shared/metrics/metric.ts';
import { directionWords, unitWords } from '../../../shared/metrics/metric-words.ts';
import type { Aggregate } from '../../../shared/metrics/metric-text.ts';
import { type OwnMetric, ownMetricSchema } from '../../../shared/metrics/own-metric.ts';
import { printAggregate } from '../../../shared/metrics/print-metric-text.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Check } from '../../ui/field/check.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { AggregateForm } from './aggregate-form.tsx';
import { CheckedOutcome } from './checked-outcome.tsx';
import { idFrom, likelyUnit, partsOf } from './new-metric.ts';
import { ParameterFields } from './parameter-fields.tsx';

const units = metricUnits.map((value) => ({ value, label: unitWords[value] }));
const directions = (['up', 'down', 'info'] as const).map((value) => ({ value, label: directionWords[value] }));
const ways = [
  { value: 'form', label: 'Form' },
  { value: 'text', label: 'Text' },
] as const;

const plain: Aggregate = { name: 'count', table: 'attempt', columns: [], where: { kind: 'all' } };

/** The formula after a pause in typing: each of them is tried on the data. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 350);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** A metric of the workbook's own, through a form or as text, tried on the data while it is written. */
export function MetricDialog({
  first,
  isNew,
  taken,
  onClose,
  onKept,
}: {
  readonly first: OwnMetric;
  readonly isNew: boolean;
  readonly taken: readonly string[];
  readonly onClose: () => void;
  readonly onKept: (id: string) => void;
}): JSX.Element {
  const [metric, setMetric] = useState(first);
  const [way, setWay] = useState<'form' | 'text'>(partsOf(first.formula) === null ? 'text' : 'form');
  const set = (change: Partial<OwnMetric>): void => setMetric((known) => ({ ...known, ...change }));
  const setFormula = (formula: string): void => set({ formula, unit: likelyUnit(formula) ?? metric.unit });
  const parts = partsOf(metric.formula);
  const id = isNew ? idFrom(metric.label, taken) : metric.id;
  const stated = useMemo(
    () => ownMetricSchema.safeParse({ ...metric, id, label: metric.label.trim() === '' ? 'New metric' : metric.label }),
    [metric, id],
  );
  const settled = useSettled(stated);
  const checked = useResult('metric.check', settled.success ? { metric: settled.data } : null);
  const isWrong = checked.value?.problem !== null && checked.value !== null;
  const keep = async (): Promise<void> => {
    if (stated.success && (await applyEdit({ kind: 'metric.put', metric: stated.data }))) onKept(id);
  };
  return (
    <Dialog
      title={isNew ? 'New metric' : `Edit ${first.label}`}
      subtitle="It is tried on the data while you write"
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!stated.success || isWrong || metric.label.trim() === ''} onPress={() => void keep()}>
            Keep metric
          </Button>
        </>
      }
    >
      <div className="metrics-form">
        <div className="metrics-row">
          <Field label="Name" width={260} value={metric.label} onChange={(label) => set({ label })} description={<code>{id}</code>} />
          <Select label="Unit" width={150} options={units} value={metric.unit} onChange={(unit) => set({ unit })} />
          <Select label="Good" width={180} options={directions} value={metric.direction} onChange={(direction) => set({ direction })} />
        </div>
        <Field label="What it says, in a sentence" value={metric.sentence} onChange={(sentence) => set({ sentence })} />
        <Segments label="Write it as" options={ways} value={way} onChange={setWay} />
        {way === 'text' ? (
          <Field
            label="Formula"
            lines={4}
            value={metric.formula}
            onChange={setFormula}
            description="count, sum, average, distinct, median, p90, p95, p99 over tables; other metrics in braces, like {orders}; $name for a parameter"
          />
        ) : parts === null ? (
          <p className="muted">This formula is more than the form can show, or cannot be read: it stays as text.</p>
        ) : (
          <>
            <AggregateForm label="Numerator" value={parts.top} onChange={(top) => setFormula(joined(top, parts.bottom))} />
            <Check
              isSelected={parts.bottom !== null}
              onChange={(isOn) => setFormula(joined(parts.top, isOn ? { ...plain, table: parts.top.table } : null))}
            >
              Divided by
            </Check>
            {parts.bottom !== null && (
              <AggregateForm label="Denominator" value={parts.bottom} onChange={(bottom) => setFormula(joined(parts.top, bottom))} />
            )}
            <code className="metrics-formula">{metric.formula}</code>
          </>
        )}
        <ParameterFields parameters={metric.parameters} onChange={(parameters) => set({ parameters: [...parameters] })} />
        {settled.success ? (
          <CheckedOutcome id={settled.data.id} checked={checked} />
        ) : (
          <p className="bad" role="alert">
            {settled.error.issues[0]?.message}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function joined(top: Aggregate, bottom: Aggregate | null): string {
  return bottom === null ? printAggregate(top) : `${printAggregate(top)} / ${printAggregate(bottom)}`;
}
