import { type JSX, memo } from 'react';
import type { DropItem } from 'react-aria-components';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import {
  type Axis,
  fieldId,
  measureId,
  placeField,
  placeMeasure,
  removeField,
  removeMeasure,
  replaceField,
  replaceMeasure,
} from '../../../shared/pivot/layout-edits.ts';
import { fieldLabel } from '../../../shared/pivot/member-text.ts';
import { type PivotField, pivotFieldSchema, type PivotLayout, pivotMeasureSchema } from '../../../shared/pivot/pivot-spec.ts';
import { dragTypes, droppedFields, droppedMeasures } from './field-drag.ts';
import { FieldOptions } from './field-options.tsx';
import { MeasureOptions, showLabels } from './measure-options.tsx';
import { Shelf } from './shelf.tsx';

const isTexts = (dropped: readonly DropItem[] | readonly string[]): dropped is readonly string[] => typeof dropped[0] === 'string';

/** What stands on rows, columns and measures. */
export const PivotShelves = memo(function PivotShelves({
  layout,
  metrics,
  onChange,
}: {
  readonly layout: PivotLayout;
  readonly metrics: ReadonlyMap<string, MetricInfo>;
  readonly onChange: (layout: PivotLayout) => void;
}): JSX.Element {
  const placeAll = (axis: Axis, fields: readonly PivotField[], at: number) =>
    onChange(fields.reduceRight((next, field) => placeField(next, field, axis, at), layout));
  const dropFields = (axis: Axis) => (dropped: readonly DropItem[] | readonly string[], at: number) => {
    if (isTexts(dropped))
      placeAll(
        axis,
        dropped.map((text) => pivotFieldSchema.parse(JSON.parse(text))),
        at,
      );
    else void droppedFields(dropped).then((fields) => fields.length > 0 && placeAll(axis, fields, at));
  };
  const dropMeasures = (dropped: readonly DropItem[] | readonly string[], at: number) => {
    const place = (measures: PivotLayout['measures']) =>
      onChange(measures.reduceRight((next, measure) => placeMeasure(next, measure, at), layout));
    if (isTexts(dropped)) place(dropped.map((text) => pivotMeasureSchema.parse(JSON.parse(text))));
    else void droppedMeasures(dropped).then((measures) => measures.length > 0 && place([...measures]));
  };
  const axisShelf = (axis: Axis, label: string, empty: string) => (
    <Shelf
      label={label}
      dragType={dragTypes.field}
      empty={empty}
      items={layout[axis].map((field, at) => ({
        id: fieldId(field),
        label: fieldLabel(field),
        detail: field.kind === 'column' && field.top !== undefined ? `top ${field.top}` : null,
        data: JSON.stringify(field),
        options: (
          <FieldOptions name={fieldLabel(field)} field={field} onChange={(next) => onChange(replaceField(layout, axis, at, next))} />
        ),
      }))}
      onDrop={dropFields(axis)}
      onRemove={(at) => {
        const field = layout[axis][at];
        if (field !== undefined) onChange(removeField(layout, field));
      }}
    />
  );
  return (
    <div className="shelves panel">
      {axisShelf('columns', 'Columns', 'Drag a field here to split into columns')}
      {axisShelf('rows', 'Rows', 'Drag a field here to split into rows')}
      <Shelf
        label="Measures"
        dragType={dragTypes.measure}
        empty=""
        items={layout.measures.map((measure, at) => ({
          id: measureId(measure),
          label: metrics.get(measure.metric)?.label ?? measure.metric,
          detail: measure.show === 'value' ? null : showLabels[measure.show].toLowerCase(),
          data: JSON.stringify(measure),
          options: (
            <MeasureOptions
              measure={measure}
              metric={metrics.get(measure.metric)}
              onChange={(next) => onChange(replaceMeasure(layout, at, next))}
            />
          ),
        }))}
        onDrop={dropMeasures}
        onRemove={layout.measures.length < 2 ? null : (at) => onChange(removeMeasure(layout, at))}
      />
    </div>
  );
});
