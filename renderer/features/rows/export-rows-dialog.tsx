import { type JSX, useState } from 'react';
import { personWords } from '../../../shared/extract/column-verdict.ts';
import { type RowsExport, type RowsFormat, smallestGroup } from '../../../shared/query/rows-export.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Check } from '../../ui/field/check.tsx';
import { Select } from '../../ui/field/select.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { useRowsExport } from './use-rows-export.ts';

const formats: readonly { readonly value: RowsFormat; readonly label: string; readonly hint: string }[] = [
  { value: 'csv', label: 'CSV', hint: 'any size' },
  { value: 'xlsx', label: 'Excel workbook', hint: 'in as many sheets as the rows need' },
  { value: 'parquet', label: 'Parquet', hint: 'smallest, keeps types' },
];
const peopleChoices = [
  { value: 'mask', label: 'Mostly covered' },
  { value: 'drop', label: 'Left out' },
  { value: 'keep', label: 'As they are' },
] as const;

interface ExportRowsProps {
  readonly rows: RowsSpec;
  readonly total: number;
  readonly title: string;
  readonly shown: readonly string[];
  readonly all: readonly string[];
  readonly onClose: () => void;
}

/** All listed rows as a file; what is about people is covered unless someone says otherwise. */
export function ExportRowsDialog({ rows, total, title, shown, all, onClose }: ExportRowsProps): JSX.Element {
  const [to, setTo] = useState<RowsFormat>('xlsx');
  const [which, setWhich] = useState<'shown' | 'all'>('shown');
  const [people, setPeople] = useState<RowsExport['people']>('mask');
  const [aggregate, setAggregate] = useState(false);
  const writing = useRowsExport(onClose);
  const { isWriting, failed } = writing;
  const columns = [...(which === 'shown' ? shown : all)];
  const judged = useResult('rows.exportColumns', { rows, columns });
  const personal = judged.value?.filter((column) => column.personal !== null) ?? [];
  const save = () => writing.save(title, aggregate ? 'groups' : 'rows', { rows, columns, to, people, aggregate });
  return (
    <Dialog
      title="Export rows"
      subtitle={`All ${formatCount(total)} rows, in the order in which they are listed`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={isWriting} onPress={() => void save()}>
            {isWriting ? 'Writing' : 'Choose where'}
          </Button>
        </>
      }
    >
      <div className="rows-export">
        <Select label="Format" options={formats} value={to} onChange={setTo} />
        <Select
          label="Columns"
          options={[
            { value: 'shown', label: `Shown (${shown.length})` },
            { value: 'all', label: `All (${all.length})` },
          ]}
          value={which}
          onChange={setWhich}
        />
        {personal.length > 0 && (
          <div>
            <Select label="What is about people" options={peopleChoices} value={people} onChange={setPeople} isDisabled={aggregate} />
            <p className="muted rows-export-note">
              {personal.map(({ label, personal: kind }) => `${label} (${kind === null ? '' : personWords[kind]})`).join(', ')}
            </p>
          </div>
        )}
        <Check isSelected={aggregate} onChange={setAggregate}>
          Counts and sums instead of rows; no group of fewer than {smallestGroup}
        </Check>
        <p className="muted rows-export-note">Card numbers are always covered.</p>
        {failed !== null && <ErrorCallout error={failed} onCopyReport={copyReport} />}
      </div>
    </Dialog>
  );
}
