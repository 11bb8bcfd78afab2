import { type JSX, useMemo } from 'react';
import { isTimeZone } from '../../../../shared/calendar/time-zone.ts';
import { factTables } from '../../../../shared/domain/tables.ts';
import { plainTableId } from '../../../../shared/extract/plain-table.ts';
import { profileProblem } from '../../../../shared/extract/profile-problem.ts';
import type { ExtractPreview, ImportChoice } from '../../../../shared/extract/receipt.ts';
import { copyReport } from '../../../state/clipboard.ts';
import { applyEdit } from '../../../state/document-actions.ts';
import { useResult } from '../../../state/use-result.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';
import { ErrorCallout } from '../../../ui/feedback/error-callout.tsx';
import { SkeletonLines } from '../../../ui/feedback/skeleton.tsx';
import { Field } from '../../../ui/field/field.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { load } from '../import-flow.ts';
import { type ImportItem, putImport } from '../imports-store.ts';
import { PrivacyFields } from '../privacy-fields.tsx';
import { isHeldUp, QuestionList } from '../question-list.tsx';
import { FixedValues } from './fixed-values.tsx';
import { EncodingField, PartFields, PartedField, ReadingFields } from './reading-fields.tsx';
import { SourceColumns } from './source-columns.tsx';
import { choiceOf, draftFor, type Lesson, type ReadFile, type TeachDraft, withTable } from './teach-draft.ts';
import { TrialPanel } from './trial-panel.tsx';
import { useSettled } from './use-settled.ts';
import './teach.css';
import { ScrollArea } from '../scroll-area.tsx';

/** What files of partners hold; ACH entries come in files of their own form. */
const tables = factTables
  .filter(({ name }) => name !== 'ach_entry' && name !== 'ach_return')
  .map(({ name, label }) => ({ value: name, label }));
const pauseMs = 250;

interface EditorProps {
  readonly item: ImportItem;
  readonly preview: ExtractPreview;
  readonly read: ReadFile;
  readonly lesson: Lesson;
  readonly draft: TeachDraft;
  readonly onLesson: (change: Partial<Lesson>) => void;
  readonly onClose: () => void;
}

const zoneProblem = ({ timeZone }: TeachDraft) =>
  timeZone.trim() === '' || isTimeZone(timeZone.trim()) ? null : 'A zone by its name, e.g. America/New_York';

function problemOf(draft: TeachDraft, { profile }: ImportChoice): string | null {
  if (draft.name.trim() === '') return 'the layout needs a name';
  return zoneProblem(draft) === null ? (profile === undefined ? null : profileProblem(profile)) : 'the time zone is not known';
}

/** The same question whatever the layout is called. */
function triedAs(choice: ImportChoice): string {
  return JSON.stringify({ ...choice, profile: { ...choice.profile, name: 'Trial' } });
}

function Editor({ item, preview, read, lesson, draft, onLesson, onClose }: EditorProps): JSX.Element {
  const put = (next: TeachDraft) => onLesson({ draft: next });
  const { personal, referenceColumns } = item.choice;
  const choice: ImportChoice = {
    ...choiceOf(draft, read, lesson.told),
    ...lesson.part,
    ...(personal === undefined ? {} : { personal }),
    ...(referenceColumns === undefined ? {} : { referenceColumns }),
  };
  const problem = problemOf(draft, choice);
  const tried = useSettled(problem === null ? triedAs(choice) : null, pauseMs);
  const { grant } = item.file;
  const params = useMemo(() => (tried === null ? null : { grant, choice: JSON.parse(tried) as ImportChoice }), [tried, grant]);
  const trial = useResult('extract.trial', params);
  const canLoad =
    problem === null && !isHeldUp(preview.questions) && trial.value?.kind === 'loaded' && !trial.stale && tried === triedAs(choice);
  const save = async () => {
    if (choice.profile !== undefined && (await applyEdit({ kind: 'profile.put', profile: choice.profile }))) await load(item.file, choice);
  };
  return (
    <Dialog
      title={`Teach the layout of ${preview.file}`}
      subtitle="Say once what its columns mean; the next file like it is read at once."
      isOpen
      onClose={onClose}
      size="full"
      actions={
        <>
          {problem !== null && <span className="warn teach-problem">Not complete: {problem}.</span>}
          <Button kind="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button isDisabled={!canLoad} onPress={() => void load(item.file, choice)}>
            Load this file only
          </Button>
          <Button kind="primary" isDisabled={!canLoad} onPress={() => void save()}>
            Save layout and load
          </Button>
        </>
      }
    >
      <div className="teach">
        <div className="teach-bar">
          <Field label="Name of the layout" value={draft.name} onChange={(name) => put({ ...draft, name })} width={150} />
          <Select
            label="Its rows are"
            options={tables}
            value={draft.table}
            onChange={(table) => put(withTable(draft, read, table))}
            width={130}
          />
          <Field label="Partner" value={draft.partner} onChange={(partner) => put({ ...draft, partner })} width={100} />
          <Field
            label="Time zone"
            placeholder="of the workbook"
            value={draft.timeZone}
            onChange={(timeZone) => put({ ...draft, timeZone })}
            error={zoneProblem(draft)}
            width={130}
          />
          <PartFields preview={preview} choice={lesson.part} onChange={(change) => onLesson({ part: { ...lesson.part, ...change } })} />
          <ReadingFields
            dialect={read.dialect}
            isText={preview.lines.length > 0}
            onChange={(change) => onLesson({ told: { ...lesson.told, ...change } })}
          />
        </div>
        <QuestionList
          questions={preview.questions.filter(({ answers }) => answers.length > 0)}
          onAnswer={({ dialect = {}, sheet }) =>
            onLesson({ told: { ...lesson.told, ...dialect }, part: { ...lesson.part, ...(sheet === undefined ? {} : { sheet }) } })
          }
        />
        <div className="teach-sides">
          <section className="teach-left" aria-label="Columns">
            <ScrollArea label="Columns of the file">
              <SourceColumns draft={draft} read={read} onChange={put} />
            </ScrollArea>
            <FixedValues draft={draft} onChange={put} />
            <PrivacyFields
              // What is not to be kept of other columns is said beside them.
              preview={{ ...preview, header: [] }}
              choice={item.choice}
              onChange={(change) => putImport(item.file.grant, { choice: { ...item.choice, ...change } })}
            />
          </section>
          <TrialPanel result={trial} lines={preview.lines} />
        </div>
      </div>
    </Dialog>
  );
}

const readOf = ({ refused, dialect, header, sample }: ExtractPreview): ReadFile | null =>
  refused === null && dialect !== null ? { header, sample, dialect } : null;

/** The file is read as a table in the dialect it shows or was told; what its columns mean is taught over it. */
export function TeachDialog({ item }: { readonly item: ImportItem }): JSX.Element {
  const { grant, name } = item.file;
  const { choice } = item;
  const lesson: Lesson = item.lesson ?? {
    draft: null,
    told: choice.dialect ?? {},
    part: {
      ...(choice.sheet === undefined ? {} : { sheet: choice.sheet }),
      ...(choice.member === undefined ? {} : { member: choice.member }),
    },
  };
  const onLesson = (change: Partial<Lesson>) => putImport(grant, { lesson: { ...lesson, ...change } });
  const base = useResult('extract.preview', { grant, choice: { format: plainTableId, dialect: lesson.told, ...lesson.part } });
  const preview = base.value;
  const read = useMemo(() => (preview === null ? null : readOf(preview)), [preview]);
  const draft = useMemo(() => (read === null ? null : draftFor(lesson.draft, name, read)), [lesson.draft, name, read]);
  const close = () => putImport(grant, { step: item.preview === null ? 'refused' : 'asking' });
  if (preview !== null && read !== null && draft !== null)
    return <Editor item={item} preview={preview} read={read} lesson={lesson} draft={draft} onLesson={onLesson} onClose={close} />;
  const error = base.error ?? preview?.refused ?? null;
  return (
    <Dialog title={`Teach the layout of ${name}`} isOpen onClose={close} size="full">
      {error === null ? (
        <SkeletonLines lines={8} />
      ) : (
        <div className="teach-refused">
          <ErrorCallout error={error} onRetry={base.retry} onCopyReport={copyReport} />
          <div className="teach-bar">
            {preview !== null && (
              <PartFields preview={preview} choice={lesson.part} onChange={(part) => onLesson({ part: { ...lesson.part, ...part } })} />
            )}
            {lesson.told.encoding !== undefined && (
              <EncodingField value={lesson.told.encoding} onChange={(change) => onLesson({ told: { ...lesson.told, ...change } })} />
            )}
            <PartedField value={null} onChange={(change) => onLesson({ told: { ...lesson.told, ...change } })} />
          </div>
        </div>
      )}
    </Dialog>
  );
}
