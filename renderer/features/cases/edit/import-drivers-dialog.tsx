import { type JSX, useMemo, useState } from 'react';
import type { BusinessCase } from '../../../../shared/business-case/business-case.ts';
import { tableRows, type TableSheet } from '../../../../shared/business-case/edit/driver-table.ts';
import { type DriverChange, type DriverImport, importDrivers } from '../../../../shared/business-case/edit/import-drivers.ts';
import { toAppError } from '../../../../shared/errors/fail.ts';
import { callEngine } from '../../../connection/engine-client.ts';
import { host } from '../../../connection/host-client.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Table } from '../../../ui/table/table.tsx';
import { suffixOf } from '../driver-text.ts';
import { putCase } from './put-case.ts';
import { useKeptDraft } from './use-kept-draft.ts';

const shown = (text: string): string => text.replaceAll('\n', ', ');

/** One row for each field of each driver that changes. */
function ChangeTable({ changes, currency }: { readonly changes: readonly DriverChange[]; readonly currency: string }): JSX.Element {
  const rows = changes.flatMap((change) => change.fields.map((field, at) => ({ ...change, ...field, at })));
  return (
    <Table
      label="What changes"
      rows={rows}
      rowKey={({ row, field }) => `${row} ${field}`}
      columns={[
        { id: 'row', header: 'Row', align: 'right', cell: ({ row, at }) => (at === 0 ? row : '') },
        {
          id: 'driver',
          header: 'Driver',
          cell: ({ label, isNew, at }) => (
            <>
              {at === 0 && label} {at === 0 && isNew && <strong>new</strong>}
            </>
          ),
        },
        {
          id: 'field',
          header: 'Field',
          cell: ({ field, unit }) => `${field} ${['value', 'low', 'high', 'values'].includes(field) ? suffixOf(unit, currency) : ''}`,
        },
        {
          id: 'before',
          header: 'Now',
          align: 'right',
          cell: ({ before }) => <span className="muted">{before === '' ? '–' : shown(before)}</span>,
        },
        { id: 'after', header: 'Then', align: 'right', cell: ({ after }) => <strong>{shown(after)}</strong> },
      ]}
    />
  );
}

function Preview({ found, currency }: { readonly found: DriverImport | string; readonly currency: string }): JSX.Element {
  if (typeof found === 'string') return <p className="bad">{found}.</p>;
  const { changes, problems, unchanged } = found;
  return (
    <>
      <p className="muted">
        {changes.length} {changes.length === 1 ? 'driver changes' : 'drivers change'}, {unchanged} {unchanged === 1 ? 'stays' : 'stay'} as{' '}
        {unchanged === 1 ? 'it is' : 'they are'}
        {problems.length === 0 ? '' : `; ${problems.length} ${problems.length === 1 ? 'row is' : 'rows are'} left out`}.
      </p>
      {problems.length > 0 && (
        <ul className="bad" aria-label="Rows left out">
          {problems.map(({ row, label, problem }) => (
            <li key={row}>
              Row {row}, {label}: {problem}
            </li>
          ))}
        </ul>
      )}
      {changes.length > 0 && <ChangeTable changes={changes} currency={currency} />}
    </>
  );
}

/** Takes drivers from a sheet that is pasted or chosen; what changes is shown before it does. */
export function ImportDriversDialog({ plan, onClose }: { readonly plan: BusinessCase; readonly onClose: () => void }): JSX.Element {
  const kept = useKeptDraft(`import ${plan.id}`, { text: '' });
  const [file, setFile] = useState<{ readonly name: string; readonly sheets: readonly TableSheet[] } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { text } = kept.draft;
  const found = useMemo(() => {
    if (file !== null) return importDrivers(plan, file.sheets);
    return text.trim() === '' ? null : importDrivers(plan, [{ name: 'pasted', rows: tableRows(text) }]);
  }, [file, text, plan]);
  const choose = async () => {
    const [granted] = await host.call('dialog.openExtracts', null);
    if (granted === undefined) return;
    try {
      const { sheets } = await callEngine('case.readTable', { grant: granted.grant });
      setFile({ name: granted.name, sheets });
      setProblem(null);
    } catch (thrown) {
      const { title, remedy } = toAppError(thrown);
      setProblem(`${title}. ${remedy}`);
    }
  };
  const count = found === null || typeof found === 'string' ? 0 : found.changes.length;
  const take = () => {
    const sheets = file?.sheets ?? [{ name: 'pasted', rows: tableRows(text) }];
    void putCase(plan.id, (now) => {
      const made = importDrivers(now, sheets);
      return typeof made === 'string' ? now : made.plan;
    }).then((isDone) => {
      if (!isDone) return;
      kept.forget();
      onClose();
    });
  };
  return (
    <Dialog
      title="Import drivers"
      subtitle={plan.name}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={count === 0} onPress={take}>
            {count === 0 ? 'Import' : `Import ${count} ${count === 1 ? 'driver' : 'drivers'}`}
          </Button>
        </>
      }
    >
      <div className="case-form">
        <div className="row-actions">
          <Button onPress={() => void choose()}>Choose a file</Button>
          <span className="muted">{file === null ? 'xlsx or CSV, also an exported case' : file.name}</span>
          {file !== null && <Button onPress={() => setFile(null)}>Paste instead</Button>}
        </div>
        {problem !== null && <p className="bad">{problem}</p>}
        {file === null && (
          <Field
            label="Or paste rows of a sheet"
            lines={6}
            value={text}
            onChange={(value) => kept.set({ text: value })}
            placeholder="Name, Unit, Value, Low, High, Source"
            description="A header row with Driver or Name, and Unit, Currency, Value, Low, High, Distribution, SD, Formula, Source, or months such as 2026-01. Cells that are empty change nothing."
          />
        )}
        {found !== null && <Preview found={found} currency={plan.currency} />}
      </div>
    </Dialog>
  );
}
