import { type JSX } from 'react';
import { amountName } from '../../../shared/extract/receipt-checks.ts';
import type { AmountControl, Receipt } from '../../../shared/extract/receipt.ts';
import { decimalText, statedText } from '../../ui/number/format-value.ts';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { difference, micros } from './extract-status.ts';

/** Amounts of one column of one table, a line per currency. */
function byColumn(amounts: readonly AmountControl[]): readonly (readonly [string, readonly AmountControl[]])[] {
  const columns = new Map<string, AmountControl[]>();
  for (const amount of amounts) columns.set(amountName(amount), [...(columns.get(amountName(amount)) ?? []), amount]);
  return [...columns];
}

function AmountRow({ amount }: { readonly amount: AmountControl }): JSX.Element {
  const isClosed = micros(amount.loaded) + micros(amount.quarantined) === micros(amount.independent);
  return (
    <tr>
      <th scope="row">{amount.currency === 'XXX' ? '–' : amount.currency}</th>
      <td>{decimalText(amount.loaded, amount.currency)}</td>
      <td>{micros(amount.quarantined) === 0n ? '–' : decimalText(amount.quarantined, amount.currency)}</td>
      <td className={isClosed ? 'good' : 'bad'}>
        {decimalText(amount.independent, amount.currency)} {isClosed ? '✓' : '≠'}
      </td>
    </tr>
  );
}

/** Loaded and set aside add up to the sum that was read independently, per currency. */
export function AmountSection({ receipt }: { readonly receipt: Receipt }): JSX.Element | null {
  const amounts = receipt.amounts.filter((amount) => micros(amount.independent) !== 0n || micros(amount.quarantined) !== 0n);
  if (amounts.length === 0) return null;
  return (
    <section>
      <h3>Totals</h3>
      <table className="totals">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">Currency</span>
            </th>
            <th scope="col">Loaded</th>
            <th scope="col">Quarantine</th>
            <th scope="col">In the file</th>
          </tr>
        </thead>
        {byColumn(amounts).map(([name, lines]) => (
          <tbody key={name}>
            <tr>
              <th scope="rowgroup" colSpan={4}>
                {name}
              </th>
            </tr>
            {lines.map((amount) => (
              <AmountRow key={amount.currency} amount={amount} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** What the partner states in the file against what was found. */
export function ControlSection({ receipt }: { readonly receipt: Receipt }): JSX.Element | null {
  if (receipt.controls.length === 0) return null;
  return (
    <section>
      <h3>Stated by the partner</h3>
      {receipt.controls.map((control) => (
        <div key={control.name} className="receipt-control">
          <PairList
            pairs={[
              { label: control.name, value: statedText(control.stated, control.computed) },
              { label: 'Found', value: statedText(control.computed, control.stated) },
              {
                label: 'Difference',
                value: `${difference(control.stated, control.computed)} ${control.ok ? '✓' : '≠'}`,
                tone: control.ok ? 'good' : 'bad',
                isSum: true,
              },
            ]}
          />
        </div>
      ))}
    </section>
  );
}
