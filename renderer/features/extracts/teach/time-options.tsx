import type { JSX } from 'react';
import { isTimeZone } from '../../../../shared/calendar/time-zone.ts';
import { type DateStyle, dateStyles } from '../../../../shared/extract/date-style.ts';
import type { ColumnMapping } from '../../../../shared/extract/profile.ts';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import type { ReadFile } from './teach-draft.ts';

type Zone = NonNullable<ColumnMapping['zone']>;

const asFile = 'file';
const styles = [
  { value: asFile, label: 'As the file’s dates' },
  ...dateStyles.map(({ style, example }) => ({ value: style as string, label: example })),
];
const zones = [
  { value: 'file', label: 'Zone of the file' },
  { value: 'zone', label: 'Always one zone' },
  { value: 'offset', label: 'Offset in the stamp' },
  { value: 'offset-column', label: 'Column of offsets' },
  { value: 'abbreviation', label: 'Column of abbreviations' },
] as const;

function zoneOf(kind: Zone['kind'], column: string): Zone {
  switch (kind) {
    case 'zone':
      return { kind, zone: 'UTC' };
    case 'offset-column':
    case 'abbreviation':
      return { kind, column };
    default:
      return { kind };
  }
}

/** How days and times are written and what they mean. */
export function TimeOptions({
  entry,
  read,
  hasClock,
  onChange,
}: {
  readonly entry: ColumnMapping;
  readonly read: ReadFile;
  /** A time of day and a zone matter: it is no bare day. */
  readonly hasClock: boolean;
  readonly onChange: (change: Partial<ColumnMapping>) => void;
}): JSX.Element {
  const zone = entry.zone ?? { kind: 'file' };
  const columns = read.header.map((name) => ({ value: name, label: name }));
  return (
    <div className="teach-options">
      <Select
        label="Written like"
        options={styles}
        value={entry.dateStyle ?? asFile}
        onChange={(style) => onChange({ dateStyle: style === asFile ? undefined : (style as DateStyle) })}
      />
      {hasClock && (
        <>
          <Select
            label="Time of day"
            options={[{ value: '', label: 'In the same column' }, ...columns]}
            value={entry.clock ?? ''}
            onChange={(clock) => onChange({ clock: clock === '' ? undefined : clock })}
          />
          <Select
            label="Time zone"
            options={zones}
            value={zone.kind}
            onChange={(kind) =>
              onChange({ zone: kind === 'file' ? undefined : zoneOf(kind, read.header.find((name) => name !== entry.source) ?? '') })
            }
          />
          {zone.kind === 'zone' && (
            <Field
              label="Zone"
              value={zone.zone}
              onChange={(text) => onChange({ zone: { kind: 'zone', zone: text } })}
              error={isTimeZone(zone.zone) ? null : 'A zone by its name, e.g. America/New_York'}
            />
          )}
          {'column' in zone && (
            <Select
              label="Column with the zone"
              options={columns}
              value={zone.column}
              onChange={(column) => onChange({ zone: { ...zone, column } })}
            />
          )}
        </>
      )}
    </div>
  );
}
