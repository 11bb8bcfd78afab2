import { type JSX, useState } from 'react';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { FrictionBoard, FrictionSpec } from '../../../shared/explain/friction/friction-board.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useScope } from '../../state/scope.ts';
import { liftFilters } from '../../state/ways-out.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { formatCell, formatCount } from '../../ui/number/format-value.ts';
import { ContactReasonsDialog } from './contact-reasons-dialog.tsx';
import { FrictionDetail } from './friction-detail.tsx';
import { FrictionTable } from './friction-table.tsx';
import { linesOf } from './friction-words.ts';
import './friction.css';

/** The finding: what loses most, and what people call about most. */
function finding({ types, currency }: FrictionBoard, labelOf: (id: string) => string): string {
  const worst = [...types].sort((left, right) => (right.total.lostMargin?.value ?? 0) - (left.total.lostMargin?.value ?? 0))[0];
  const called = [...types].sort((left, right) => (right.total.contacts ?? 0) - (left.total.contacts ?? 0))[0];
  const parts = [
    ...(worst?.total.lostMargin === null || worst === undefined
      ? []
      : [
          `${labelOf(worst.id)} loses most, up to ${formatCell(worst.total.lostMargin.value.toFixed(2), { kind: 'money', currency })} of margin`,
        ]),
    ...(called === undefined || (called.total.contacts ?? 0) === 0
      ? []
      : [`${labelOf(called.id).toLowerCase()} brings most contacts, ${formatCount(called.total.contacts ?? 0)}`]),
  ];
  return parts.length === 0 ? 'What goes wrong for customers' : parts.join('; ');
}

const isEmpty = ({ types }: FrictionBoard): boolean => types.every(({ total }) => (total.cases ?? 0) === 0 && (total.contacts ?? 0) === 0);

function Board({ board, spec }: { readonly board: FrictionBoard; readonly spec: FrictionSpec }): JSX.Element {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<string | null>(null);
  const [isSorting, setSorting] = useState(false);
  const { contactReasons } = useWorkbookDocument();
  const lines = linesOf(board, open, contactReasons);
  const focus = lines.find(({ key }) => key === chosen) ?? lines[0];
  const toggle = (type: string) =>
    setOpen((before) => new Set(before.has(type) ? [...before].filter((one) => one !== type) : [...before, type]));
  const labelOf = (id: string) => lines.find((line) => line.isTotal && line.type.id === id)?.type.label ?? id;
  const unclaimed = board.unclaimed.map(({ reason, contacts }) => `${reason.replaceAll('_', ' ')} (${formatCount(contacts)})`);
  return (
    <div className="friction-layout">
      <section className="panel friction-card">
        <header className="friction-head">
          <h2>{finding(board, labelOf)}</h2>
          <p className="muted">{periodLabel(board.period)}; contacts in the period in which they came</p>
          {isEmpty(board) && spec.where.kind !== 'all' && (
            <p className="friction-empty">
              No failure and no contact passes all filters. <Button onPress={liftFilters.run}>{liftFilters.label}</Button>
            </p>
          )}
        </header>
        <div className="friction-scroll">
          <FrictionTable
            board={board}
            where={spec.where}
            lines={lines}
            open={open}
            chosen={focus?.key ?? null}
            onChoose={({ key }) => setChosen(key)}
            onToggle={toggle}
          />
        </div>
        {board.reasons.length > 0 && (
          <footer className="friction-note">
            <p className="muted">
              {unclaimed.length === 0
                ? 'Every contact about a payment belongs to a failure.'
                : `Contacts about payments that belong to no failure: ${unclaimed.slice(0, 4).join(', ')}${unclaimed.length > 4 ? ` and ${unclaimed.length - 4} more reasons` : ''}.`}
            </p>
            <Button onPress={() => setSorting(true)}>Contact reasons…</Button>
          </footer>
        )}
      </section>
      {isSorting && <ContactReasonsDialog board={board} onClose={() => setSorting(false)} />}
      {focus !== undefined && <FrictionDetail line={focus} board={board} spec={spec} />}
    </div>
  );
}

/** What goes wrong for customers: failure by product by partner, for the period and the filters of the scope bar. */
export function FrictionView(): JSX.Element {
  const { period, where } = useScope();
  const spec: FrictionSpec = { period, where, margin: null };
  const result = useResult('friction.run', { friction: spec });
  return (
    <AsyncView result={result} className="friction" onCopyReport={copyReport}>
      {(board) => <Board board={board} spec={spec} />}
    </AsyncView>
  );
}
