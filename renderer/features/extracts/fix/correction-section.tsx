import type { JSX } from 'react';
import type { Correction, Receipt } from '../../../../shared/extract/receipt.ts';
import { formatCount } from '../../../ui/number/format-value.ts';

const shown = 20;

function Change({ change }: { readonly change: Correction['records'][number]['changes'][number] }): JSX.Element {
  const { column, from, to } = change;
  return (
    <div className="fix-change">
      {column !== '' && <span className="muted">{column}: </span>}
      <del className="mono">{from === '' ? '(empty)' : from}</del> <ins className="mono">{to === '' ? '(empty)' : to}</ins>
    </div>
  );
}

/** Records that a person corrected: who, when, and what. */
export function CorrectionSection({ receipt }: { readonly receipt: Receipt }): JSX.Element | null {
  const corrections = receipt.corrections ?? [];
  const records = corrections.flatMap((part) => part.records.map((record) => ({ ...record, by: part.by, at: part.at })));
  if (records.length === 0) return null;
  return (
    <section>
      <h3>Corrected, {formatCount(records.length)}</h3>
      <ul className="corrections selectable">
        {records.slice(0, shown).map(({ line, byteOffset, by, at, changes }) => (
          <li key={`${line} ${byteOffset}`}>
            <div>
              line {formatCount(line)} · {by}, {at.slice(0, 16).replace('T', ' ')} UTC
            </div>
            {changes.map((change) => (
              <Change key={change.column} change={change} />
            ))}
          </li>
        ))}
      </ul>
      {records.length > shown && <p className="muted">And {formatCount(records.length - shown)} more; the exported receipt holds all.</p>}
    </section>
  );
}
