import { type JSX, useState } from 'react';
import { isTimeZone } from '../../../shared/calendar/time-zone.ts';
import type { WorkbookSettings } from '../../../shared/workbook/document.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { showSettings, useSettingsDialog } from './settings-store.ts';
import './settings-dialog.css';

interface Draft {
  readonly name: string;
  readonly settings: WorkbookSettings;
}

function problems({ name, settings }: Draft) {
  return {
    name: name.trim() === '' ? 'A name, e.g. Q1 partner review' : null,
    currency: /^[A-Z]{3}$/.test(settings.currency) ? null : 'Three letters, e.g. USD',
    timeZone: isTimeZone(settings.timeZone) ? null : 'A zone by its name, e.g. America/New_York',
  };
}

/** A new reporting currency makes the old rates wrong: they are rates into the old one. */
function ratesNote(before: WorkbookSettings, after: WorkbookSettings): string {
  if (before.currency === after.currency || before.fx.length === 0)
    return 'Days, weeks and months are counted in this zone on every screen.';
  return `The plan rates into ${before.currency} are removed; add rates into ${after.currency} from the currency button above.`;
}

function SettingsForm({ before }: { readonly before: Draft }): JSX.Element {
  const [draft, setDraft] = useState(before);
  const { settings } = draft;
  const set = (part: Partial<WorkbookSettings>) => setDraft({ ...draft, settings: { ...settings, ...part } });
  const wrong = problems(draft);
  const isValid = Object.values(wrong).every((problem) => problem === null);
  const close = () => showSettings(false);
  const save = async () => {
    const { currency, timeZone, weekStart } = settings;
    const isNewCurrency = currency !== before.settings.currency;
    if (draft.name.trim() !== before.name && !(await applyEdit({ kind: 'workbook.rename', name: draft.name.trim() }))) return;
    const changed = { currency, timeZone, weekStart, ...(isNewCurrency ? { fx: [] } : {}) };
    if (await applyEdit({ kind: 'settings.set', settings: changed })) close();
  };
  return (
    <Dialog
      title="Workbook settings"
      subtitle="They decide how numbers are counted; one undo takes them back."
      isOpen
      size="small"
      onClose={close}
      actions={
        <>
          <Button kind="quiet" onPress={close}>
            Cancel
          </Button>
          <Button kind="primary" isDisabled={!isValid} onPress={() => void save()}>
            Save settings
          </Button>
        </>
      }
    >
      <div className="settings-form">
        <Field label="Name" value={draft.name} onChange={(name) => setDraft({ ...draft, name })} error={wrong.name} />
        <Field
          label="Reporting currency"
          value={settings.currency}
          onChange={(text) => set({ currency: text.toUpperCase().slice(0, 3) })}
          error={wrong.currency}
          width={140}
        />
        <Field
          label="Time zone"
          value={settings.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          error={wrong.timeZone}
          description={ratesNote(before.settings, settings)}
        />
        <Select
          label="Weeks begin on"
          options={[
            { value: 'monday', label: 'Monday (ISO)' },
            { value: 'sunday', label: 'Sunday' },
          ]}
          value={settings.weekStart}
          onChange={(weekStart) => set({ weekStart })}
        />
      </div>
    </Dialog>
  );
}

export function SettingsDialog(): JSX.Element | null {
  const isOpen = useSettingsDialog((store) => store.isOpen);
  const document = useDocumentStore((store) => store.workbook?.document ?? null);
  if (!isOpen || document === null) return null;
  return <SettingsForm before={{ name: document.name, settings: document.settings }} />;
}
