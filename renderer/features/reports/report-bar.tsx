import type { JSX } from 'react';
import { addMonths } from '../../../shared/calendar/day.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import { type ReportTemplateId, reportTemplates } from '../../../shared/report/templates/registry.ts';
import type { ReportSpec } from '../../../shared/report/report-spec.ts';
import { anchorMonth, forMonth, forPartner, withParameters } from '../../../shared/report/with-parameters.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { type ExportFormat, type ExportWish, exportFormats } from './export-report.ts';

export interface ReportBarProps {
  readonly reports: readonly ReportSpec[];
  readonly report: ReportSpec;
  readonly partners: readonly string[];
  /** Months of the data, the newest first, as "2026-03". */
  readonly months: readonly string[];
  readonly canExport: boolean;
  readonly onChoose: (id: string) => void;
  readonly onCreate: (template: ReportTemplateId | null) => void;
  readonly onChange: (report: ReportSpec) => void;
  readonly onRemove: () => void;
  readonly onSettings: () => void;
  readonly onExport: (format: ExportFormat, wish: ExportWish) => void;
}

/** Which report, for whom and for which month, and the ways out. */
export function ReportBar(props: ReportBarProps): JSX.Element {
  const { reports, report, partners, months, canExport, onChoose, onChange, onRemove, onSettings, onExport } = props;
  const month = anchorMonth(report);
  const known = month === null || months.includes(month) ? months : [month, ...months];
  const ownDeck = {
    id: 'pptx-own',
    label: 'Deck on your template…',
    hint: 'layouts and fonts',
    run: () => onExport('pptx', { ownTemplate: true }),
  };
  const packs = partners.length > 1 ? packEntries(partners.length, onExport) : [];
  return (
    <header className="reports-bar">
      <Select
        label="Report"
        hideLabel
        width={240}
        options={reports.map((each) => ({ value: each.id, label: withParameters(each).name }))}
        value={report.id}
        onChange={onChoose}
      />
      <Menu
        label="This report"
        trigger={<IconButton icon="more" label="More for this report" />}
        entries={[
          { id: 'settings', label: 'Name and subtitle…', run: onSettings },
          { id: 'remove', label: 'Remove this report', run: onRemove },
        ]}
      />
      <NewReportMenu onCreate={props.onCreate} />
      <Select
        label="Partner"
        hideLabel
        width={150}
        options={[{ value: '', label: 'All partners' }, ...partners.map((partner) => ({ value: partner, label: partner }))]}
        value={report.parameters?.partner ?? ''}
        onChange={(partner) => onChange(forPartner(report, partner === '' ? null : partner))}
      />
      {month !== null && (
        <Select
          label="Month"
          hideLabel
          width={140}
          options={known.map((each) => ({ value: each, label: periodLabel({ from: `${each}-01`, to: addMonths(`${each}-01`, 1) }) }))}
          value={month}
          onChange={(each) => onChange(forMonth(report, each))}
        />
      )}
      <span className="reports-space" />
      <Menu
        label="Export as"
        trigger={
          <Button kind="primary" isDisabled={!canExport}>
            Export
          </Button>
        }
        entries={[...exportFormats.map(({ id, label, hint }) => ({ id, label, hint, run: () => onExport(id, {}) })), ownDeck, ...packs]}
      />
    </header>
  );
}

/** A file for each partner, in one archive. */
function packEntries(count: number, onExport: ReportBarProps['onExport']) {
  return (['pptx', 'docx'] as const).map((format) => ({
    id: `pack-${format}`,
    label: format === 'pptx' ? 'A deck for every partner' : 'A document for every partner',
    hint: `${count} files in one archive`,
    run: () => onExport(format, { everyPartner: true }),
  }));
}

export function NewReportMenu({ onCreate }: Pick<ReportBarProps, 'onCreate'>): JSX.Element {
  const templates = (Object.keys(reportTemplates) as ReportTemplateId[]).map((id) => ({
    id,
    label: reportTemplates[id].label,
    hint: reportTemplates[id].hint,
    run: () => onCreate(id),
  }));
  return (
    <Menu
      label="New report from"
      trigger={<Button>New report</Button>}
      entries={[...templates, { id: 'empty', label: 'Empty report', hint: 'figures come from Add to report', run: () => onCreate(null) }]}
    />
  );
}
