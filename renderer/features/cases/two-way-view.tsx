import { type JSX, useDeferredValue, useMemo, useState } from 'react';
import type { CompiledCase } from '../../../shared/business-case/compiled-case.ts';
import { isScalarInput } from '../../../shared/business-case/driver-schema.ts';
import { tornado } from '../../../shared/business-case/sensitivity/tornado.ts';
import { type GridAxis, gridAxis, twoWayGrid } from '../../../shared/business-case/sensitivity/two-way.ts';
import { estimateText } from '../../../shared/charts/case-chart.ts';
import { copyText } from '../../state/clipboard.ts';
import { Button } from '../../ui/button/button.tsx';
import { Select } from '../../ui/field/select.tsx';
import { driverText } from './driver-text.ts';

/** NPV for every pair of values of two drivers, each from its low through its value to its high. */
export function TwoWayView({ compiled }: { readonly compiled: CompiledCase }): JSX.Element {
  const later = useDeferredValue(compiled);
  const { plan } = later;
  const ranked = useMemo(() => tornado(later).bars.filter(({ id }) => gridAxis(later, id) !== null), [later]);
  const options = ranked.map(({ id, label }) => ({ value: id, label }));
  const [chosen, setChosen] = useState<{ readonly down?: string; readonly across?: string }>({});
  const downId = chosen.down ?? ranked[0]?.id;
  const acrossId = chosen.across ?? ranked.find(({ id }) => id !== downId)?.id;
  const grid = useMemo(() => {
    const [down, across] = [downId, acrossId].map((id) => (id === undefined ? null : gridAxis(later, id)));
    return down === null || down === undefined || across === null || across === undefined || downId === acrossId
      ? null
      : twoWayGrid(later, down, across);
  }, [later, downId, acrossId]);
  const words = (axis: GridAxis, value: number): string => {
    const driver = plan.drivers.filter(isScalarInput).find(({ id }) => id === axis.id);
    return driver === undefined ? String(value) : driverText(driver.unit, value, driver.currency ?? plan.currency);
  };
  const isNow = (axis: GridAxis, value: number): boolean => {
    const now = plan.drivers.find(({ id }) => id === axis.id);
    return now?.kind === 'constant' && now.value === value;
  };
  const copy = () => {
    if (grid === null) return;
    const head = [`${grid.down.label} \\ ${grid.across.label}`, ...grid.across.values.map((value) => words(grid.across, value))];
    const rows = grid.down.values.map((value, row) => [
      words(grid.down, value),
      ...(grid.npv[row] ?? []).map((npv) => (npv === null ? '' : npv.toFixed(2))),
    ]);
    copyText([head, ...rows].map((cells) => cells.join('\t')).join('\n'), 'Grid copied, to be pasted into a sheet');
  };
  if (options.length < 2) return <p className="panel case-note muted">A grid needs two drivers that move NPV and have a low or a high.</p>;
  return (
    <section className="panel case-tables two-way" aria-label="NPV by two drivers">
      <header className="case-edit-row">
        <Select label="Down" width={260} options={options} value={downId ?? null} onChange={(down) => setChosen({ ...chosen, down })} />
        <Select
          label="Across"
          width={260}
          options={options}
          value={acrossId ?? null}
          onChange={(across) => setChosen({ ...chosen, across })}
        />
        <Button isDisabled={grid === null} onPress={copy}>
          Copy
        </Button>
      </header>
      {grid === null ? (
        <p className="case-note muted">Choose two different drivers.</p>
      ) : (
        <table className="table" aria-label={`NPV, ${plan.currency}`}>
          <thead>
            <tr>
              <th scope="col">NPV, {plan.currency}</th>
              {grid.across.values.map((value) => (
                <th key={value} scope="col" className={`right ${isNow(grid.across, value) ? 'two-way-now' : ''}`}>
                  {words(grid.across, value)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.down.values.map((value, row) => (
              <tr key={value}>
                <th scope="row" className={isNow(grid.down, value) ? 'two-way-now' : ''}>
                  {words(grid.down, value)}
                </th>
                {(grid.npv[row] ?? []).map((npv, at) => (
                  <td
                    key={grid.across.values[at]}
                    className={`right tabular ${npv === null ? 'muted' : npv < 0 ? 'bad' : 'good'} ${isNow(grid.down, value) && isNow(grid.across, grid.across.values[at] ?? Number.NaN) ? 'two-way-now' : ''}`}
                  >
                    {npv === null ? 'cannot be computed' : estimateText(npv, plan.currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
