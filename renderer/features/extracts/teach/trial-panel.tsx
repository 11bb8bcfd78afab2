import { type JSX, useState } from 'react';
import { type NetCheck, netCheck } from '../../../../shared/extract/net-check.ts';
import { amountName } from '../../../../shared/extract/receipt-checks.ts';
import type { ExtractPreview } from '../../../../shared/extract/receipt.ts';
import type { TrialLoad } from '../../../../shared/extract/trial-load.ts';
import { copyReport } from '../../../state/clipboard.ts';
import type { Result } from '../../../state/use-result.ts';
import { AsyncView } from '../../../ui/feedback/async-view.tsx';
import { ErrorCallout } from '../../../ui/feedback/error-callout.tsx';
import { SkeletonLines } from '../../../ui/feedback/skeleton.tsx';
import { decimalText, formatCount } from '../../../ui/number/format-value.ts';
import { Table } from '../../../ui/table/table.tsx';
import { Segments } from '../../../ui/tabs/segments.tsx';
import { PreviewLines } from './preview-lines.tsx';
import { ScrollArea } from '../scroll-area.tsx';

type Loaded = Extract<TrialLoad, { kind: 'loaded' }>;

const views = [
  { value: 'rows', label: 'Rows' },
  { value: 'checks', label: 'Checks' },
  { value: 'lines', label: 'Lines of the file' },
] as const;

const isNumber = (type: string) => type === 'money' || type === 'integer' || type === 'number';
/** Amounts without idle zeros behind the cents. */
const shown = (value: string, type: string) => (type === 'money' ? value.replace(/(\.\d\d)0+$/, '$1') : value);

function Rows({ trial }: { readonly trial: Loaded }): JSX.Element {
  return (
    <ScrollArea label="Rows as they would be">
      <Table
        label="Rows as they would be"
        rows={trial.rows}
        rowKey={({ line }, index) => `${line} ${index}`}
        rowClass={({ fault }) => (fault === null ? '' : 'teach-faulty')}
        columns={[
          { id: 'line', header: 'Line', align: 'right', cell: ({ line }) => formatCount(line) },
          ...trial.columns.map((column, index) => ({
            id: column.name,
            header: column.type === 'instant' ? `${column.label} (UTC)` : column.label,
            align: isNumber(column.type) ? ('right' as const) : ('left' as const),
            cell: ({ values }: Loaded['rows'][number]) => {
              const value = values[index] ?? null;
              return value === null ? '–' : shown(value, column.type);
            },
          })),
          { id: 'fault', header: 'Fault', cell: ({ fault }) => <span className="bad">{fault ?? ''}</span> },
        ]}
      />
    </ScrollArea>
  );
}

function Sums({ trial }: { readonly trial: Loaded }): JSX.Element | null {
  const amounts = trial.receipt.amounts.filter(({ loaded, independent }) => loaded !== '0' || independent !== '0');
  if (amounts.length === 0) return null;
  return (
    <section>
      <h3>Sums</h3>
      <Table
        label="Sums by currency"
        rows={amounts}
        rowKey={(amount) => `${amountName(amount)} ${amount.currency}`}
        columns={[
          { id: 'column', header: 'Amount', cell: amountName },
          { id: 'currency', header: 'Currency', cell: ({ currency }) => (currency === 'XXX' ? '–' : currency) },
          { id: 'loaded', header: 'Loaded', align: 'right', cell: ({ loaded, currency }) => decimalText(loaded, currency) },
          {
            id: 'independent',
            header: 'Counted while reading',
            align: 'right',
            cell: ({ independent, currency }) => decimalText(independent, currency),
          },
        ]}
      />
    </section>
  );
}

const netWords = {
  ties: 'Gross and fees add up to net.',
  turned: 'The fees have the wrong sign: what is taken off is negative. Turn their sign, or swap what its words mean.',
} as const;

function netText(check: NetCheck): string {
  if (check.kind !== 'differs') return netWords[check.kind];
  return `Gross and fees do not add up to net: ${check.by.map(({ currency, amount }) => `${decimalText(amount, currency)} ${currency}`).join(', ')} too much. Is a sign or a column of fees missing?`;
}

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }): JSX.Element | null {
  return items.length === 0 ? null : (
    <section>
      <h3>{title}</h3>
      <ul className="receipt-warnings">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** Whether gross, fees and net belong together: a sign is taught wrong more easily than it is seen. */
function NetLine({ trial, isQuiet = false }: { readonly trial: Loaded; readonly isQuiet?: boolean }): JSX.Element | null {
  const check = netCheck(trial.receipt);
  if (check === null || (isQuiet && check.kind === 'ties')) return null;
  return <p className={check.kind === 'ties' ? 'good' : 'warn'}>{netText(check)}</p>;
}

function Checks({ trial }: { readonly trial: Loaded }): JSX.Element {
  return (
    <ScrollArea className="teach-checks" label="Checks">
      <Sums trial={trial} />
      <NetLine trial={trial} />
      <List
        title="Faults by column"
        items={trial.faults.map(({ reason, rows }) => `${reason} (${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'})`)}
      />
      <List title="Set aside" items={trial.setAside.map(({ line, reason }) => `Line ${formatCount(line)} ${reason}`)} />
      <List title="To know" items={trial.receipt.warnings.map(({ message }) => message)} />
    </ScrollArea>
  );
}

function headline({ receipt: { rows }, isWholeFile }: Loaded): JSX.Element {
  const part = isWholeFile ? 'In the whole file' : 'In the first part of the file';
  return (
    <p className="teach-headline" aria-live="polite">
      {part} <b>{formatCount(rows.loaded)}</b> {rows.loaded === 1 ? 'row' : 'rows'} would load
      {rows.quarantined > 0 && <span className="bad">, {formatCount(rows.quarantined)} would be set aside</span>}
      {rows.faulty > 0 && (
        <span className="warn">
          , {formatCount(rows.faulty)} {rows.faulty === 1 ? 'has' : 'have'} a fault
        </span>
      )}
      .
    </p>
  );
}

/** What the file becomes with what was taught so far, by the same path that loads it. */
export function TrialPanel({
  result,
  lines,
}: {
  readonly result: Result<TrialLoad>;
  readonly lines: ExtractPreview['lines'];
}): JSX.Element {
  const [view, setView] = useState<(typeof views)[number]['value']>('rows');
  return (
    <section className="teach-trial" aria-label="What it becomes">
      <Segments label="Look at" options={lines.length === 0 ? views.slice(0, 2) : views} value={view} onChange={setView} />
      {view === 'lines' ? (
        <PreviewLines lines={lines} />
      ) : (
        <AsyncView result={result} onCopyReport={copyReport} skeleton={<SkeletonLines lines={8} />}>
          {(trial) =>
            trial.kind === 'refused' ? (
              <ErrorCallout error={trial.error} onCopyReport={copyReport} />
            ) : (
              <>
                {headline(trial)}
                {view === 'rows' && <NetLine trial={trial} isQuiet />}
                {view === 'rows' ? <Rows trial={trial} /> : <Checks trial={trial} />}
              </>
            )
          }
        </AsyncView>
      )}
    </section>
  );
}
