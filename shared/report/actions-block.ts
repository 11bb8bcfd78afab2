import { dayText } from '../charts/source-line.ts';
import { actionState, openActions, type PartnerAction } from '../partners/partner-action.ts';
import { textCell } from './model-cells.ts';
import { actionTable } from './package-tables.ts';
import type { ModelBlock, ModelTable } from './report-model.ts';

/** Actions as they were known on a day. */
export interface ActionLog {
  readonly asOf: string;
  readonly actions: readonly PartnerAction[];
}

/** Open actions, overdue first; with the partner in front where there are several. */
export function actionsBlock(
  { id, partner }: { readonly id: string; readonly partner: string | null },
  { asOf, actions }: ActionLog,
): ModelBlock {
  const open = openActions(partner === null ? actions : actions.filter((action) => action.partner === partner), asOf);
  const late = open.filter((action) => (actionState(action, asOf).daysLate ?? 0) > 0).length;
  const many = `${open.length} ${open.length === 1 ? 'action is' : 'actions are'} open`;
  return {
    kind: 'table',
    id,
    title: open.length === 0 ? 'No action is open' : late === 0 ? `${many}, none is late` : `${many}, ${late} of them late`,
    table: partner === null ? withPartner(actionTable(open, asOf), open) : actionTable(open, asOf),
    lineage: [],
    notes: [],
    scope: [`As of ${dayText(asOf)}`, ...(partner === null ? [] : [`Partner: ${partner}`])],
    source: `Source: log of actions, as of ${dayText(asOf)}`,
  };
}

function withPartner({ columns, rows }: ModelTable, open: readonly PartnerAction[]): ModelTable {
  return {
    columns: [{ label: 'Partner', align: 'left', kind: 'text' }, ...columns],
    rows: rows.map((row, index) => [textCell(open[index]?.partner ?? ''), ...row]),
  };
}
