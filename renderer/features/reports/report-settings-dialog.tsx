import { type JSX, useState } from 'react';
import type { ReportSpec } from '../../../shared/report/report-spec.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { FormActions } from '../../ui/dialog/form-actions.tsx';
import { Field } from '../../ui/field/field.tsx';

export interface ReportSettingsDialogProps {
  readonly report: ReportSpec;
  readonly onDone: (report: ReportSpec) => void;
  readonly onClose: () => void;
}

/** What the cover says. */
export function ReportSettingsDialog({ report, onDone, onClose }: ReportSettingsDialogProps): JSX.Element {
  const [name, setName] = useState(report.name);
  const [subtitle, setSubtitle] = useState(report.subtitle);
  const done = () => {
    onDone({ ...report, name: name.trim() === '' ? report.name : name.trim(), subtitle });
    onClose();
  };
  return (
    <Dialog title="Name and subtitle" isOpen onClose={onClose} size="small" actions={<FormActions onCancel={onClose} onDone={done} />}>
      <div className="block-fields">
        <Field label="Name" value={name} onChange={setName} />
        <Field
          label="Subtitle"
          value={subtitle}
          onChange={setSubtitle}
          description="{{partner}} and {{month}} are replaced by whom and what the report is for."
        />
      </div>
    </Dialog>
  );
}
