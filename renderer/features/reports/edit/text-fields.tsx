import type { JSX } from 'react';
import type { ReportBlock } from '../../../../shared/report/report-spec.ts';
import { useMetrics } from '../../../state/use-metrics.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { metricOptions } from './metric-options.ts';

type TextBlock = Extract<ReportBlock, { kind: 'headline' | 'text' }>;

const parts = [
  { part: '', label: 'value' },
  { part: '.change', label: 'how it changed' },
  { part: '.difference', label: 'difference' },
  { part: '.before', label: 'before' },
] as const;

export interface TextFieldsProps {
  readonly block: TextBlock;
  readonly onChange: (block: TextBlock) => void;
}

/** Words and the numbers that they name. */
export function TextFields({ block, onChange }: TextFieldsProps): JSX.Element {
  const metrics = useMetrics();
  const last = block.numbers.at(-1);
  const add = () => {
    if (last === undefined) return;
    let count = block.numbers.length + 1;
    while (block.numbers.some(({ name }) => name === `it${count}`)) count++;
    onChange({ ...block, numbers: [...block.numbers, { ...last, name: `it${count}` }] });
  };
  const setMetric = (at: number, metric: string) =>
    onChange({
      ...block,
      numbers: block.numbers.map((number, index) => (index === at ? { ...number, slice: { ...number.slice, metrics: [metric] } } : number)),
    });
  const insert = (text: string) => onChange({ ...block, text: `${block.text.trimEnd()} ${text}` });
  return (
    <>
      <Field
        label="Words"
        lines={4}
        value={block.text}
        onChange={(text) => onChange({ ...block, text })}
        description="{{it}} is the value of a number below, {{it.change}} its change in words, {{partner}} and {{month}} whom and what the report is for."
      />
      {block.numbers.map((number, at) => (
        <div key={number.name} className="bound-number">
          <Select
            label={`Number ${number.name}`}
            options={metricOptions(metrics)}
            value={number.slice.metrics[0] ?? null}
            onChange={(metric) => setMetric(at, metric)}
            width={220}
          />
          {parts.map(({ part, label }) => (
            <Button
              key={part}
              kind="quiet"
              aria-label={`Insert ${number.name}: ${label}`}
              onPress={() => insert(`{{${number.name}${part}}}`)}
            >
              {label}
            </Button>
          ))}
          <IconButton
            icon="close"
            label={`Remove number ${number.name}`}
            isDisabled={block.numbers.length === 1}
            onPress={() => onChange({ ...block, numbers: block.numbers.filter((_, index) => index !== at) })}
          />
        </div>
      ))}
      {last !== undefined && <Button onPress={add}>Another number</Button>}
    </>
  );
}
