import { type JSX, memo } from 'react';
import type { BusinessCase } from '../../../shared/business-case/business-case.ts';
import type { DriverValue } from '../../../shared/business-case/case-result.ts';
import { type Driver, isScalarInput } from '../../../shared/business-case/driver-schema.ts';
import { IconButton } from '../../ui/button/button.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { ConstantField, DriverSlider, sliderRange } from './constant-field.tsx';
import { driverNumber, suffixOf } from './driver-text.ts';

const kindWords: Readonly<Record<Driver['kind'], string>> = {
  binding: 'live metric',
  constant: 'assumption',
  formula: 'formula',
  series: 'series',
};

function lowHigh(driver: Driver): string {
  if (!isScalarInput(driver)) return '';
  const parts = [
    driver.low === null ? '' : `low ${driverNumber(driver.unit, driver.low)}`,
    driver.high === null ? '' : `high ${driverNumber(driver.unit, driver.high)}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** What stands under a driver's name: its problem, else where it comes from and how far it may go. */
function note(driver: Driver, value: DriverValue | undefined): string {
  if (value !== undefined && value.problem !== null) return value.problem;
  if (value !== undefined && value.stale !== null) return `last actual: ${value.stale}`;
  switch (driver.kind) {
    case 'formula':
      return driver.formula;
    case 'series':
      return [`${value?.actuals ?? 0} actuals`, driver.source].filter((part) => part !== '').join(' · ');
    case 'constant':
      return [lowHigh(driver), driver.source].filter((part) => part !== '').join(' · ');
    case 'binding':
      return value === undefined || value.n === null ? driver.metric : `${driver.metric} · n ${formatCount(value.n)}`;
  }
}

interface Changes {
  /** While it moves. */
  readonly onDrag: (id: string, value: number) => void;
  /** When it is let go or typed. */
  readonly onCommit: (id: string, value: number) => void;
  readonly onEdit: (driver: Driver) => void;
}

interface RowProps extends Changes {
  readonly driver: Driver;
  readonly words: string;
  readonly isBad: boolean;
  /** Its number where it is not typed here. */
  readonly shown: string;
  readonly currency: string;
}

/** Drawn again only when something of this driver changes: a case has hundreds, and they follow a slider. */
const DriverRow = memo(function DriverRow({ driver, words, isBad, shown, currency, onDrag, onCommit, onEdit }: RowProps): JSX.Element {
  const range = driver.kind === 'constant' ? sliderRange(driver) : null;
  return (
    <li className="driver">
      <span className={`driver-kind driver-${driver.kind}`} title={kindWords[driver.kind]}>
        <span className="sr-only">{kindWords[driver.kind]}</span>
      </span>
      <div className="driver-words">
        <div className="ellipsis" title={driver.label}>
          {driver.label}
        </div>
        <div className={`driver-note ellipsis ${isBad ? 'bad' : 'muted'}`} title={words}>
          {words}
        </div>
      </div>
      {driver.kind === 'constant' ? (
        <div className="driver-input">
          <ConstantField key={driver.value} driver={driver} currency={currency} onCommit={(next) => onCommit(driver.id, next)} />
          {range !== null && (
            <DriverSlider
              driver={driver}
              range={range}
              onDrag={(next) => onDrag(driver.id, next)}
              onCommit={(next) => onCommit(driver.id, next)}
            />
          )}
        </div>
      ) : (
        <span className="driver-value tabular">
          {shown} <span className="muted">{suffixOf(driver.unit, driver.currency ?? currency)}</span>
        </span>
      )}
      <IconButton icon="more" label={`Edit ${driver.label}`} onPress={() => onEdit(driver)} />
    </li>
  );
});

/** The drivers of a case under their headings: assumptions can be dragged or typed over, live ones say what they are bound to. */
export function DriverList({
  businessCase,
  values,
  ...changes
}: { readonly businessCase: BusinessCase; readonly values: readonly DriverValue[] } & Changes): JSX.Element {
  const valueOf = new Map(values.map((value) => [value.id, value]));
  const sections = [...new Set(businessCase.drivers.map(({ section }) => section))];
  return (
    <>
      {sections.map((section) => (
        <section key={section} aria-label={section === '' ? 'Drivers' : section}>
          {section !== '' && <h3 className="driver-section">{section}</h3>}
          <ul>
            {businessCase.drivers
              .filter((driver) => driver.section === section)
              .map((driver) => {
                const value = valueOf.get(driver.id);
                return (
                  <DriverRow
                    key={driver.id}
                    driver={driver}
                    words={note(driver, value)}
                    isBad={value !== undefined && (value.problem !== null || value.stale !== null)}
                    shown={driver.kind === 'constant' ? '' : driverNumber(driver.unit, value?.value ?? null)}
                    currency={businessCase.currency}
                    {...changes}
                  />
                );
              })}
          </ul>
        </section>
      ))}
    </>
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
