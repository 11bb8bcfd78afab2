import { type JSX, useState } from 'react';
import type { ExtractPreview, ImportChoice } from '../../../shared/extract/receipt.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Table } from '../../ui/table/table.tsx';
import { bytesText } from './extract-status.ts';
import { DialectFields } from './dialect-fields.tsx';
import { load, lookAgain } from './import-flow.ts';
import { dropImport, type ImportItem, useImports } from './imports-store.ts';
import { MappingFields } from './mapping-fields.tsx';

function Sample({ preview }: { readonly preview: ExtractPreview }): JSX.Element {
  return (
    <div className="preview-sample">
      <Table
        label="First rows of the file"
        columns={preview.header.map((name, index) => ({
          id: `${index}`,
          header: name,
          cell: (row: readonly string[]) => row[index] ?? '',
        }))}
        rows={preview.sample.slice(0, 8)}
        rowKey={(_, index) => index}
      />
    </div>
  );
}

function Confirm({ item, preview }: { readonly item: ImportItem; readonly preview: ExtractPreview }): JSX.Element {
  const formats = useResult('extract.formats', {});
  const [partner, setPartner] = useState(item.choice.partner ?? '');
  const [currency, setCurrency] = useState(item.choice.currency ?? '');
  const format = item.choice.format ?? preview.candidates[0]?.format ?? null;
  const isPlain = preview.mapping.length > 0;
  const candidates = new Map(preview.candidates.map((candidate) => [candidate.format, candidate.reason]));
  const options = [
    ...preview.candidates.map((candidate) => ({ value: candidate.format, label: candidate.label })),
    ...(formats.value ?? []).filter((known) => !candidates.has(known.id)).map((known) => ({ value: known.id, label: known.label })),
  ];
  const change = (next: ImportChoice) => void lookAgain(item.file, { ...item.choice, ...next });
  const isDuplicate = preview.alreadyLoadedAs !== null;
  const choice: ImportChoice = {
    ...item.choice,
    ...(format === null ? {} : { format }),
    ...(isPlain ? { mapping: item.choice.mapping ?? preview.mapping } : {}),
    ...(partner.trim() === '' ? {} : { partner: partner.trim() }),
    ...(currency.trim() === '' ? {} : { currency: currency.trim().toUpperCase() }),
    ...(isDuplicate ? { allowDuplicate: true } : {}),
  };
  return (
    <Dialog
      title={`How should ${preview.file} be read?`}
      subtitle={`${bytesText(preview.bytes)} · ${preview.container} · ${preview.candidates[0]?.reason ?? 'no known layout fits'}`}
      isOpen
      onClose={() => dropImport(item.file.grant)}
      size="large"
      actions={
        <>
          <Button kind={isDuplicate ? 'primary' : 'quiet'} onPress={() => dropImport(item.file.grant)}>
            Do not load
          </Button>
          <Button kind={isDuplicate ? 'danger' : 'primary'} isDisabled={format === null} onPress={() => void load(item.file, choice)}>
            {isDuplicate ? 'Load it twice' : 'Load'}
          </Button>
        </>
      }
    >
      {item.error !== null && <ErrorCallout error={item.error} onCopyReport={copyReport} />}
      {isDuplicate && (
        <p className="warn preview-note">
          The same bytes are already loaded as extract {preview.alreadyLoadedAs}. Loading them twice doubles every total.
        </p>
      )}
      {preview.questions.map((question) => (
        <p key={question} className="preview-note">
          {question}
        </p>
      ))}
      <div className="preview-grid">
        <Select label="Layout" options={options} value={format} onChange={(next) => change({ format: next })} />
        <Field label="Partner, when the file does not say" value={partner} onChange={setPartner} />
        <Field label="Currency, when the file does not say" placeholder="USD" value={currency} onChange={setCurrency} />
      </div>
      {isPlain && preview.dialect !== null && (
        <DialectFields dialect={preview.dialect} onChange={(dialect) => change({ dialect: { ...item.choice.dialect, ...dialect } })} />
      )}
      {isPlain && <MappingFields mapping={item.choice.mapping ?? preview.mapping} onChange={(mapping) => change({ mapping })} />}
      <Sample preview={preview} />
    </Dialog>
  );
}

/** Asks about the first file that has a question; the others wait. */
export function ImportDialog(): JSX.Element | null {
  const item = useImports((store) => store.items.find((candidate) => candidate.step === 'asking'));
  if (item === undefined || item.preview === null) return null;
  return <Confirm key={item.file.grant} item={item} preview={item.preview} />;
}
