import type { Unit } from '../base/column-batch.ts';
import type { InitiativeStage } from '../business-case/ledger/initiative.ts';
import type { Ledger, LedgerRow } from '../business-case/ledger/ledger-result.ts';
import { estimateText } from '../charts/case-chart.ts';
import { dayText } from '../charts/source-line.ts';
import { ledgerBase } from './ledger-blocks.ts';
import { numberColumn, textCell, textColumn, valueCell } from './model-cells.ts';
import type { ModelBlock } from './report-model.ts';

const stageWords: Readonly<Record<InitiativeStage, string>> = {
  idea: 'Idea',
  estimated: 'Estimated',
  committed: 'Committed',
  implemented: 'Implemented',
  realized: 'Realized',
  finance_validated: 'Validated by Finance',
};

const nextStep = ({ initiative }: LedgerRow) =>
  initiative.milestones.filter(({ done }) => done === null).toSorted((a, b) => (a.due < b.due ? -1 : 1))[0];

/** Initiatives that are not live, that wait for a decision or that have a step ahead, the nearest first. */
export function pipelineBlock(id: string, ledger: Ledger, locale: string): ModelBlock {
  const unit: Unit = { kind: 'money', currency: ledger.currency };
  const rows = ledger.rows
    .filter((row) => row.initiative.implementedOn === null || row.initiative.decision !== '' || nextStep(row) !== undefined)
    .toSorted((a, b) => ((nextStep(a)?.due ?? '9') < (nextStep(b)?.due ?? '9') ? -1 : 1));
  const waiting = rows.filter(({ initiative }) => initiative.implementedOn === null);
  const decisions = rows.filter(({ initiative }) => initiative.decision !== '').length;
  const worth = waiting.reduce((sum, { initiative: { committed, rate } }) => sum + committed.perYear * rate, 0);
  const said = [
    ...(waiting.length === 0 ? [] : [`${waiting.length} to go live, worth ${estimateText(worth, ledger.currency, locale)} a year`]),
    ...(decisions === 0 ? [] : [`${decisions} ${decisions === 1 ? 'decision' : 'decisions'} to take`]),
  ];
  return {
    kind: 'table',
    id,
    title: `Next quarter: ${said.length === 0 ? 'nothing is waiting' : said.join(', ')}`,
    table: {
      columns: [
        textColumn('Initiative'),
        textColumn('Stage'),
        textColumn('Next step'),
        textColumn('Decision'),
        textColumn('Owner'),
        numberColumn('Committed a year'),
        numberColumn(`Of it in ${ledger.year}`),
      ],
      rows: rows.map((row) => {
        const { name, stage, decision, owner, committed, rate } = row.initiative;
        const step = nextStep(row);
        return [
          textCell(name),
          textCell(stageWords[stage]),
          textCell(step === undefined ? '' : `${step.label} by ${dayText(step.due)}`),
          textCell(decision),
          textCell(owner),
          valueCell(committed.perYear * rate, unit, locale, 0),
          valueCell(row.committed, unit, locale, 0),
        ];
      }),
    },
    ...ledgerBase(ledger),
  };
}
