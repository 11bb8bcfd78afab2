import { counted } from '../../../shared/base/words.ts';
import { type JSX, useState } from 'react';
import { profileNameOf } from '../../../shared/extract/profile.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import { host } from '../../connection/host-client.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { navigate } from '../../state/ui-store.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { copyReport } from '../../state/clipboard.ts';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { exportPaper, paperForms } from './export-paper.ts';
import { Menu } from '../../ui/menu/menu.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { bytesText, closes, readingWords } from './extract-status.ts';
import { AmountSection, ControlSection } from './receipt-amounts.tsx';
import { CorrectionSection } from './fix/correction-section.tsx';
import { QuarantineSection } from './quarantine-section.tsx';

/** What is known of the layout besides its name. */
function trustWords({ format, formatVerified }: ExtractSummary['receipt']): string {
  if (formatVerified) return '';
  return profileNameOf(format) === null ? ' · unverified layout' : ' · taught layout';
}

function linePairs({ lines }: ExtractSummary['receipt']): readonly Pair[] {
  const parts: readonly Pair[] = [
    { label: 'Header and preamble', value: formatCount(lines.header + lines.preamble) },
    { label: 'Blank', value: formatCount(lines.blank) },
    { label: 'Trailer', value: formatCount(lines.trailer) },
    { label: 'Quarantined', value: formatCount(lines.quarantined), ...(lines.quarantined > 0 ? { tone: 'bad' as const } : {}) },
    { label: 'Loaded', value: formatCount(lines.loaded) },
  ];
  const sum = lines.header + lines.preamble + lines.blank + lines.trailer + lines.quarantined + lines.loaded;
  const isClosed = sum === lines.physical;
  return [
    { label: 'Lines in the file', value: formatCount(lines.physical) },
    ...parts,
    { label: 'Accounted for', value: `${formatCount(sum)} ${isClosed ? '✓' : '≠'}`, tone: isClosed ? 'good' : 'bad', isSum: true },
  ];
}

function Rename({ extract, onDone }: { readonly extract: ExtractSummary; readonly onDone: () => void }): JSX.Element {
  const [name, setName] = useState(extract.name);
  return (
    <form
      className="rename"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void applyEdit({ kind: 'extract.rename', id: extract.id, name: name.trim() }).then(onDone);
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it was just opened to be typed into */}
      <Field label="Name of the extract" hideLabel value={name} onChange={setName} autoFocus />
      <Button type="submit" kind="primary">
        Rename
      </Button>
      <Button kind="quiet" onPress={onDone}>
        Cancel
      </Button>
    </form>
  );
}

const personWords = { keep: 'kept as it is', mask: 'masked', hash: 'replaced by a code', drop: 'left out' } as const;

function Guard({ guard }: ExtractSummary['receipt']): JSX.Element {
  const masked =
    guard.pansMasked === 0
      ? 'No card numbers found.'
      : `${formatCount(guard.pansMasked)} card ${guard.pansMasked === 1 ? 'number' : 'numbers'} ${guard.cardNumbers === 'hash' ? 'replaced by a code' : 'masked (first 6, last 4)'} in ${guard.columnsWithPans.join(', ')}.`;
  const dropped =
    guard.columnsDropped.length === 0
      ? ''
      : ` ${guard.columnsDropped.length === 1 ? 'Column' : 'Columns'} ${guard.columnsDropped.join(', ')} dropped.`;
  const people = (guard.personal ?? []).map(({ column, action }) => ` ${column}: ${personWords[action]}.`).join('');
  return (
    <section>
      <h3>Guard</h3>
      <p>
        {masked}
        {dropped}
        {people}
      </p>
    </section>
  );
}

function showRows(extract: ExtractSummary, onlyFaults: boolean, profiles = false): void {
  const ofFile: Filter = { kind: 'in', column: 'extract_id', values: [extract.id, ...extract.correctedBy] };
  const where = onlyFaults ? allOf(ofFile, { kind: 'not', part: { kind: 'missing', column: 'fault' } }) : ofFile;
  navigate('rows', {
    rows: { table: extract.receipt.table, where, period: null, metric: null, part: 'all', sort: null },
    title: extract.name,
    subtitle: onlyFaults ? 'rows with a field that could not be read' : 'all rows of the file',
    profiles,
  });
}

async function findFile(id: number): Promise<void> {
  const [file] = await host.call('dialog.openExtracts', null);
  if (file !== undefined) await applyEdit({ kind: 'extract.repoint', id, sourcePath: file.grant });
}

/** The auditor's working paper of one file: lines add up, amounts add up, what was set aside and why. */
export function ReceiptPanel({ extract, formatLabel }: { readonly extract: ExtractSummary; readonly formatLabel: string }): JSX.Element {
  const [isRenaming, setRenaming] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const { receipt } = extract;
  const setState = (state: 'active' | 'undone') => void applyEdit({ kind: 'extract.setState', id: extract.id, state });
  return (
    <aside className="panel receipt" aria-label={`Receipt of ${extract.name}`}>
      <header>
        {isRenaming ? <Rename extract={extract} onDone={() => setRenaming(false)} /> : <h2 className="receipt-name">{extract.name}</h2>}
        <div className="muted">
          {formatLabel} · {readingWords(receipt)}
          {trustWords(receipt)}
        </div>
        <div className="mono muted" title={receipt.sha256}>
          sha256 {receipt.sha256.slice(0, 6)}…{receipt.sha256.slice(-4)} · {bytesText(receipt.bytes)} · read in{' '}
          {(receipt.elapsedMs / 1000).toFixed(1)} s
        </div>
      </header>
      <section>
        <PairList pairs={linePairs(receipt)} />
        {!closes(receipt) && <p className="bad">Some lines are not accounted for: do not trust totals of this file.</p>}
        {receipt.rows.faulty > 0 && (
          <p className="warn">
            {formatCount(receipt.rows.faulty)} {receipt.rows.faulty === 1 ? 'loaded row has' : 'loaded rows have'} a field that could not be
            read; it counts as missing.
          </p>
        )}
      </section>
      <AmountSection receipt={receipt} />
      <ControlSection receipt={receipt} />
      {receipt.rows.quarantined > 0 && <QuarantineSection extract={extract} />}
      <CorrectionSection receipt={receipt} />
      <Guard {...receipt} />
      {!extract.sourceAtHand && (
        <p className="muted">The file itself is no longer where it was read from; its rows are safe in the workbook.</p>
      )}
      {(receipt.warnings.length > 0 || receipt.missingDays.length > 0) && (
        <section>
          <h3>To know</h3>
          <ul className="receipt-warnings">
            {receipt.missingDays.length > 0 && (
              <li>
                No rows on {receipt.missingDays.slice(0, 6).join(', ')}
                {receipt.missingDays.length > 6 ? ` and ${counted(receipt.missingDays.length - 6, 'more day')}` : ''}.
              </li>
            )}
            {receipt.warnings.map((warning) => (
              <li key={warning.code + warning.message}>{warning.message}</li>
            ))}
          </ul>
        </section>
      )}
      {error !== null && <ErrorCallout error={error} onCopyReport={copyReport} onDismiss={() => setError(null)} />}
      <footer className="receipt-actions">
        <Button onPress={() => showRows(extract, false)} isDisabled={extract.state !== 'active'}>
          Show rows
        </Button>
        <Button onPress={() => showRows(extract, false, true)} isDisabled={extract.state !== 'active'}>
          Profile
        </Button>
        {receipt.rows.faulty > 0 && extract.state === 'active' && <Button onPress={() => showRows(extract, true)}>Show faults</Button>}
        <Button onPress={() => setRenaming(true)}>Rename</Button>
        <Menu
          trigger={<Button>Export…</Button>}
          label="Export the receipt as"
          entries={paperForms.map(({ form, label, hint }) => ({
            id: form,
            label,
            hint,
            run: () => void exportPaper(extract, form).then(setError),
          }))}
        />
        {!extract.sourceAtHand && <Button onPress={() => void findFile(extract.id)}>Find the file…</Button>}
        {extract.state === 'active' ? (
          <Button onPress={() => setState('undone')}>Undo import</Button>
        ) : (
          <Button onPress={() => setState('active')}>Restore</Button>
        )}
      </footer>
    </aside>
  );
}
