import type { JSX } from 'react';
import type { OwnMetric } from '../../../shared/metrics/own-metric.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';

type Parameters = OwnMetric['parameters'];

/** A value as it was typed: a number where it reads as one. */
function valueOf(text: string): number | string {
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** Values that stand in the formula as `$name` and may differ wherever the metric is asked for. */
export function ParameterFields({
  parameters,
  onChange,
}: {
  readonly parameters: Parameters;
  readonly onChange: (parameters: Parameters) => void;
}): JSX.Element {
  const set = (index: number, change: Partial<Parameters[number]>) =>
    onChange(parameters.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <div className="metrics-parameters">
      {parameters.map((parameter, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the name is what is being typed
        <div key={index} className="metrics-row">
          <Field
            label={`Parameter ${index + 1}, name`}
            width={150}
            value={parameter.name}
            onChange={(name) => set(index, { name, label: name === '' ? 'value' : name.replaceAll('_', ' ') })}
          />
          <Field label="Usually" width={120} value={String(parameter.value)} onChange={(text) => set(index, { value: valueOf(text) })} />
          <IconButton
            icon="close"
            label={`Remove parameter ${index + 1}`}
            onPress={() => onChange(parameters.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button kind="quiet" icon="plus" onPress={() => onChange([...parameters, { name: 'limit', label: 'limit', value: 1 }])}>
        Parameter
      </Button>
    </div>
  );
}
