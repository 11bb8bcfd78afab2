import type { CSSProperties, JSX } from 'react';
import type { Tornado, TornadoBar } from '../../../shared/business-case/sensitivity/tornado.ts';
import { estimateText } from '../../../shared/charts/case-chart.ts';
import { copyText } from '../../state/clipboard.ts';
import { Button } from '../../ui/button/button.tsx';
import { driverText } from './driver-text.ts';

const mostBars = 8;

function side(bar: TornadoBar, which: 'low' | 'high', currency: string): string {
  const npv = which === 'low' ? bar.npvLow : bar.npvHigh;
  const value = bar[which];
  if (value === null) return '';
  return `${driverText(bar.unit, value, currency)}: NPV ${npv === null ? 'cannot be computed' : estimateText(npv, currency)}`;
}

/** Every bar for a sheet: NPV at low and high in plain numbers. */
function barCells({ base, bars }: Tornado, currency: string): string {
  const plain = (value: number | null): string => (value === null ? '' : value.toFixed(2));
  const head = ['Driver', 'Low', 'High', `NPV at low, ${currency}`, `NPV at high, ${currency}`, `Range, ${currency}`];
  const rows = bars.map(({ label, unit, low, high, npvLow, npvHigh, swing }) => [
    label,
    low === null ? '' : driverText(unit, low, currency),
    high === null ? '' : driverText(unit, high, currency),
    plain(npvLow),
    plain(npvHigh),
    plain(swing),
  ]);
  return [head, ...rows, ['Base', '', '', plain(base), plain(base), '']].map((cells) => cells.join('\t')).join('\n');
}

function Bar({
  bar,
  base,
  scale,
}: {
  readonly bar: TornadoBar;
  readonly base: number;
  readonly scale: (npv: number) => number;
}): JSX.Element {
  return (
    <span className="tornado-track">
      {[bar.npvLow, bar.npvHigh].map((npv, at) => {
        if (npv === null || npv === base) return null;
        const [from, to] = [scale(Math.min(npv, base)), scale(Math.max(npv, base))];
        const place: CSSProperties = { left: `${from}%`, width: `${Math.max(0.4, to - from)}%` };
        return (
          <span
            key={at === 0 ? 'low' : 'high'}
            className={`tornado-bar ${npv < base ? 'tornado-worse' : 'tornado-better'}`}
            style={place}
          />
        );
      })}
      <span className="tornado-base" style={{ left: `${scale(base)}%` }} />
    </span>
  );
}

/** NPV with one driver at its own low and high, the widest first. */
export function TornadoPanel({
  tornado,
  currency,
  onAddToReport,
}: {
  readonly tornado: Tornado;
  readonly currency: string;
  readonly onAddToReport: () => void;
}): JSX.Element {
  const { base } = tornado;
  const bars = tornado.bars.filter(({ swing }) => swing > 0);
  const ends = bars.flatMap(({ npvLow, npvHigh }) => [npvLow, npvHigh]).filter((npv) => npv !== null);
  const [least, most] = [Math.min(base ?? 0, ...ends), Math.max(base ?? 0, ...ends)];
  const scale = (npv: number) => (most > least ? ((npv - least) / (most - least)) * 100 : 50);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className="panel case-panel" aria-label="What decides it" tabIndex={0}>
      <header className="case-panel-head">
        <h2>What decides it</h2>
        {bars.length > 0 && (
          <Button
            aria-label="Copy every bar"
            onPress={() => copyText(barCells(tornado, currency), 'Bars copied, to be pasted into a sheet')}
          >
            Copy
          </Button>
        )}
        {bars.length > 0 && <Button onPress={onAddToReport}>Add to report</Button>}
        <span className="muted">NPV, each driver at its own low and high</span>
      </header>
      {base === null || bars.length === 0 ? (
        <p className="muted case-panel-none">
          {base === null ? 'NPV cannot be computed, see the drivers.' : 'No driver that moves NPV has a low or a high.'}
        </p>
      ) : (
        <table className="tornado" aria-label="Sensitivity">
          <colgroup>
            <col style={{ width: '38%' }} />
            <col />
            <col style={{ width: 62 }} />
          </colgroup>
          <thead className="sr-only">
            <tr>
              <th scope="col">Driver</th>
              <th scope="col">NPV at its low and high</th>
              <th scope="col">Range of NPV, {currency}</th>
            </tr>
          </thead>
          <tbody>
            {bars.slice(0, mostBars).map((bar) => {
              const words = [side(bar, 'low', currency), side(bar, 'high', currency)].filter((part) => part !== '').join(' · ');
              return (
                <tr key={bar.id} title={words}>
                  <th scope="row" className="ellipsis">
                    {bar.label}
                  </th>
                  <td>
                    <Bar bar={bar} base={base} scale={scale} />
                    <span className="sr-only">{words}</span>
                  </td>
                  <td className="right tabular muted">{estimateText(bar.swing, currency)}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="muted">
                {bars.length > mostBars ? `and ${bars.length - mostBars} more` : ''}
              </th>
              <td className="tornado-scale muted tabular">
                <span>{estimateText(least, currency)}</span>
                <span>base {estimateText(base, currency)}</span>
                <span>{estimateText(most, currency)}</span>
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}
