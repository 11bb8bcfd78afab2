import { type JSX, useState } from 'react';
import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import type { DriverValue } from '../../../shared/business-case/case-result.ts';
import { type Driver, isScalarInput } from '../../../shared/business-case/driver-schema.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Field } from '../../ui/field/field.tsx';
import { formatCount } from '../../ui/number/format-value.ts';

const kindWords: Readonly<Record<Driver['kind'], string>> = {
  binding: 'live metric',
  constant: 'assumption',
  formula: 'formula',
  series: 'series',
};

/** Ratios are typed and shown in percent; everything else in its own unit. */
function scaleOf(driver: Driver): number {
  return driver.unit === 'ratio' ? 100 : 1;
}

function suffixOf(driver: Driver, currency: string): string {
  switch (driver.unit) {
    case 'ratio':
      return '%';
    case 'pp':
      return 'pp';
    case 'bps':
      return 'bps';
    case 'money':
      return currency;
    case 'minutes':
      return 'min';
    case 'hours':
      return 'h';
    case 'days':
      return 'd';
    case 'months':
      return 'months';
    case 'count':
      return '';
  }
}

function figure(driver: Driver, value: number | null): string {
  if (value === null) return '–';
  const scaled = value * scaleOf(driver);
  const decimals = Number.isInteger(scaled) || driver.unit === 'count' || Math.abs(scaled) >= 1000 ? 0 : 2;
  return formatValue(scaled, { kind: 'none' }, 'en-US', { decimals });
}

function ConstantField({
  driver,
  currency,
  caseId,
}: {
  readonly driver: Extract<Driver, { kind: 'constant' }>;
  readonly currency: string;
  readonly caseId: string;
}): JSX.Element {
  const shown = String(Number((driver.value * scaleOf(driver)).toPrecision(12)));
  const [text, setText] = useState(shown);
  const value = Number(text);
  const problem = text.trim() === '' || !Number.isFinite(value) ? 'A number, e.g. 0.4' : null;
  const commit = () => {
    if (problem === null && text !== shown)
      void applyEdit({ kind: 'case.setDriver', caseId, driverId: driver.id, value: value / scaleOf(driver) });
  };
  return (
    <Field
      label={driver.label}
      hideLabel
      numeric
      width={132}
      value={text}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      suffix={suffixOf(driver, currency)}
      error={problem}
    />
  );
}

function lowHigh(driver: Driver): string {
  if (!isScalarInput(driver) || driver.low === null || driver.high === null) return '';
  return `low ${figure(driver, driver.low)}, high ${figure(driver, driver.high)}`;
}

/** What stands under a driver's name: its problem, else where it comes from and how far it may go. */
function note(driver: Driver, value: DriverValue | undefined): string {
  if (value !== undefined && value.problem !== null) return value.problem;
  if (driver.kind === 'formula') return driver.formula;
  if (driver.kind === 'series') return driver.source;
  if (driver.kind === 'constant') return [lowHigh(driver), driver.source].filter((part) => part !== '').join(' · ');
  return value === undefined || value.n === null ? driver.metric : `${driver.metric} · n ${formatCount(value.n)}`;
}

/** The drivers of a case: assumptions can be typed over, live ones say what they are bound to. */
export function DriverList({
  businessCase,
  values,
}: {
  readonly businessCase: BusinessCase;
  readonly values: readonly DriverValue[];
}): JSX.Element {
  return (
    <ul className="drivers" aria-label="Drivers">
      {businessCase.drivers.map((driver) => {
        const value = values.find(({ id }) => id === driver.id);
        return (
          <li key={driver.id} className="driver">
            <span className={`driver-kind driver-${driver.kind}`} title={kindWords[driver.kind]}>
              <span className="sr-only">{kindWords[driver.kind]}</span>
            </span>
            <div className="driver-words">
              <div className="ellipsis" title={driver.label}>
                {driver.label}
              </div>
              <div
                className={`driver-note ellipsis ${value === undefined || value.problem === null ? 'muted' : 'bad'}`}
                title={note(driver, value)}
              >
                {note(driver, value)}
              </div>
            </div>
            {driver.kind === 'constant' ? (
              <ConstantField key={driver.value} driver={driver} currency={businessCase.currency} caseId={businessCase.id} />
            ) : (
              <span className="driver-value tabular">
                {figure(driver, value?.value ?? null)} <span className="muted">{suffixOf(driver, businessCase.currency)}</span>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export function DriverLegend(): JSX.Element {
  return (
    <p className="driver-legend muted">
      {(['binding', 'constant', 'formula'] as const).map((kind) => (
        <span key={kind}>
          <span className={`driver-kind driver-${kind}`} /> {kindWords[kind]}
        </span>
      ))}
    </p>
  );
}
