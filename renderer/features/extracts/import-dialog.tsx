import { type JSX, useState } from 'react';
import { isTimeZone } from '../../../shared/calendar/time-zone.ts';
import { profileFormatId } from '../../../shared/extract/profile.ts';
import type { ExtractPreview, ImportChoice } from '../../../shared/extract/receipt.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { DayField } from '../../ui/field/day-field.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { DriftFields, isAnswered, proposedAnswer } from './drift-fields.tsx';
import { ColumnsField } from './columns-field.tsx';
import { bytesText } from './extract-status.ts';
import { load, lookAgain, passOver } from './import-flow.ts';
import { type ImportItem, putImport, useImports } from './imports-store.ts';
import { MappingFields } from './mapping-fields.tsx';
import { PrivacyFields } from './privacy-fields.tsx';
import { OverlapDialog } from './overlap-dialog.tsx';
import { PreviewSample } from './preview-sample.tsx';
import { isHeldUp, QuestionList, without, withAnswer } from './question-list.tsx';
import { EncodingField, PartFields, ReadingFields } from './teach/reading-fields.tsx';
import { TeachDialog } from './teach/teach-dialog.tsx';

/** Every layout that may be chosen: those that fit first, with what was taught. */
function useLayouts(preview: ExtractPreview): readonly { readonly value: string; readonly label: string }[] {
  const formats = useResult('extract.formats', {});
  const { profiles } = useWorkbookDocument();
  const fitting = preview.candidates.map(({ format, label }) => ({ value: format, label }));
  const others = [
    ...profiles.map(({ name }) => ({ value: profileFormatId(name), label: `${name} (taught)` })),
    ...(formats.value ?? []).map(({ id, label }) => ({ value: id, label })),
  ];
  return [...fitting, ...others.filter(({ value }) => fitting.every((known) => known.value !== value))];
}

function Confirm({ item, preview }: { readonly item: ImportItem; readonly preview: ExtractPreview }): JSX.Element {
  const options = useLayouts(preview);
  const [partner, setPartner] = useState(item.choice.partner ?? '');
  const [currency, setCurrency] = useState(item.choice.currency ?? '');
  const [timeZone, setTimeZone] = useState(item.choice.timeZone ?? '');
  const { settings, profiles } = useWorkbookDocument();
  const format = item.choice.format ?? preview.candidates[0]?.format ?? null;
  const taught = profiles.find(({ name }) => profileFormatId(name) === format);
  const isPlain = preview.mapping.length > 0 && preview.profile === null;
  const { drift } = preview;
  const answer = item.choice.drift ?? (drift === null ? null : proposedAnswer(drift));
  const change = (next: ImportChoice) => void lookAgain(item.file, { ...item.choice, ...next });
  const isDuplicate = preview.alreadyLoadedAs !== null;
  const choice: ImportChoice = {
    ...item.choice,
    ...(format === null ? {} : { format }),
    ...(isPlain ? { mapping: item.choice.mapping ?? preview.mapping } : {}),
    ...(answer === null ? {} : { drift: answer }),
    ...(partner.trim() === '' ? {} : { partner: partner.trim() }),
    ...(currency.trim() === '' ? {} : { currency: currency.trim().toUpperCase() }),
    ...(timeZone.trim() === '' ? {} : { timeZone: timeZone.trim() }),
    ...(isDuplicate ? { allowDuplicate: true } : {}),
  };
  /** No line of the file names the columns. */
  const isNamed = preview.dialect !== null && (!preview.dialect.hasHeader || item.choice.dialect?.columns !== undefined);
  const isZone = timeZone.trim() === '' || isTimeZone(timeZone.trim());
  const isOpen =
    item.error !== null ||
    format === null ||
    !isZone ||
    isHeldUp(preview.questions) ||
    !(drift === null || answer === null || isAnswered(drift, answer));
  return (
    <Dialog
      title={`How should ${preview.file} be read?`}
      subtitle={`${bytesText(preview.bytes)} · ${preview.container}${preview.hasMark ? ' · with a byte-order mark' : ''} · ${preview.candidates[0]?.reason ?? (preview.sheets.length > 1 ? `${preview.sheets.length} tables` : 'no known layout fits')}`}
      isOpen
      onClose={() => passOver(item.file)}
      size="large"
      actions={
        <>
          {(isHeldUp(preview.questions) || drift !== null) && isOpen && <span className="warn">Answer what is open above, then load.</span>}
          <Button kind={isDuplicate ? 'primary' : 'quiet'} onPress={() => passOver(item.file)}>
            Do not load
          </Button>
          {item.choice.dialect !== undefined && (
            <Button kind="quiet" onPress={() => void lookAgain(item.file, without(item.choice, 'mapping', 'dialect'))}>
              Read it afresh
            </Button>
          )}
          <Button onPress={() => putImport(item.file.grant, { step: 'teaching' })}>Teach this layout…</Button>
          <Button kind={isDuplicate ? 'danger' : 'primary'} isDisabled={isOpen} onPress={() => void load(item.file, choice)}>
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
      {drift !== null && answer !== null && <DriftFields drift={drift} answer={answer} onChange={(next) => change({ drift: next })} />}
      {drift === null && (
        <QuestionList questions={preview.questions} onAnswer={(given) => void lookAgain(item.file, withAnswer(item.choice, given))} />
      )}
      <div className="preview-grid">
        <Select label="Layout" options={options} value={format} onChange={(next) => change({ format: next })} />
        <Field
          label="Partner, when the file does not say"
          placeholder={taught?.constants.partner ?? ''}
          value={partner}
          onChange={setPartner}
        />
        <Field label="Currency, when the file does not say" placeholder="USD" value={currency} onChange={setCurrency} />
        <Field
          label="Time zone, when the file does not say"
          placeholder={taught?.timeZone ?? settings.timeZone}
          value={timeZone}
          onChange={setTimeZone}
          error={isZone ? null : 'A zone by its name, e.g. America/New_York'}
        />
        <PartFields
          preview={preview}
          choice={item.choice}
          onChange={(part) => void lookAgain(item.file, { ...without(item.choice, 'mapping'), ...part })}
        />
        <div className="field">
          <span className="field-label">Received on, when not today</span>
          <DayField
            label="Day on which the file was received"
            value={item.receivedOn ?? ''}
            onChange={(receivedOn) => putImport(item.file.grant, { receivedOn })}
          />
        </div>
      </div>
      <PrivacyFields preview={preview} choice={item.choice} onChange={change} />
      {isPlain && preview.dialect !== null && (
        <div className="preview-reading">
          <ReadingFields
            dialect={preview.dialect}
            isText={preview.lines.length > 0}
            onChange={(dialect) => change({ dialect: { ...item.choice.dialect, ...dialect } })}
          />
        </div>
      )}
      {isPlain && isNamed && !isHeldUp(preview.questions) && (
        <ColumnsField
          key={preview.header.join(',')}
          names={preview.header}
          onChange={(columns) =>
            void lookAgain(item.file, { ...without(item.choice, 'mapping'), dialect: { ...item.choice.dialect, columns: [...columns] } })
          }
        />
      )}
      {preview.dialect === null && item.choice.dialect?.encoding !== undefined && (
        <div className="preview-reading">
          <EncodingField
            value={item.choice.dialect.encoding}
            onChange={(dialect) => change({ dialect: { ...item.choice.dialect, ...dialect } })}
          />
        </div>
      )}
      {isPlain && <MappingFields mapping={item.choice.mapping ?? preview.mapping} onChange={(mapping) => change({ mapping })} />}
      {preview.header.length > 0 && <PreviewSample preview={preview} />}
    </Dialog>
  );
}

/** Asks about the first file that has a question; the others wait. */
export function ImportDialog(): JSX.Element | null {
  const item = useImports((store) => store.items.find(({ step }) => step === 'asking' || step === 'teaching' || step === 'overlap'));
  if (item === undefined) return null;
  if (item.step === 'teaching') return <TeachDialog key={item.file.grant} item={item} />;
  if (item.step === 'overlap') return item.error === null ? null : <OverlapDialog key={item.file.grant} item={item} error={item.error} />;
  return item.preview === null ? null : <Confirm key={item.file.grant} item={item} preview={item.preview} />;
}
