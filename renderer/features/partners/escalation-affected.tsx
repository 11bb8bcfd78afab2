import { type JSX, useState } from 'react';
import type { AffectedRows } from '../../../shared/commitments/escalation.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { printFilter } from '../../../shared/query/print-filter.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { navigate } from '../../state/ui-store.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Field } from '../../ui/field/field.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { formatCount, formatMoney } from '../../ui/number/format-value.ts';
import { PairList } from '../../ui/pair-list/pair-list.tsx';
import { instantOfText, wallText } from './exclusion-draft.ts';

interface AffectedProps {
  readonly title: string;
  readonly partner: string;
  readonly affected: AffectedRows | null;
  readonly onChange: (affected: AffectedRows | null) => void;
}

/** Which rows an escalation touched, kept as a question: orders, customers and value are counted again with every file. */
export function EscalationAffected({ title, partner, affected, onChange }: AffectedProps): JSX.Element {
  const zone = useWorkbookDocument().settings.timeZone;
  const [where, setWhere] = useState(affected === null ? `partner = "${partner}"` : printFilter(affected.where));
  const [from, setFrom] = useState(affected === null ? '' : wallText(affected.from, zone));
  const [to, setTo] = useState(affected === null ? '' : wallText(affected.to, zone));
  const [problem, setProblem] = useState<string | null>(null);
  const counted = useResult('escalation.affected', affected === null ? null : { affected });
  const type = (next: { readonly where?: string; readonly from?: string; readonly to?: string }) => {
    const [typedWhere, typedFrom, typedTo] = [next.where ?? where, next.from ?? from, next.to ?? to];
    setWhere(typedWhere);
    setFrom(typedFrom);
    setTo(typedTo);
    const [start, end] = [instantOfText(typedFrom, zone), instantOfText(typedTo, zone)];
    if (typedFrom.trim() === '' && typedTo.trim() === '') {
      setProblem(null);
      return onChange(null);
    }
    if (start === null || end === null) return setProblem('Write both times like 2026-02-04 15:10.');
    if (start >= end) return setProblem('It ends before it begins.');
    try {
      onChange({ table: affected?.table ?? 'attempt', where: parseFilter(typedWhere), from: start, to: end });
      setProblem(null);
    } catch (thrown) {
      setProblem(`${toAppError(thrown).title}.`);
    }
  };
  return (
    <section className="editor-list" aria-label="Affected rows">
      <header className="card-line">
        <h3>Affected rows</h3>
        {affected !== null && (
          <Button kind="quiet" onPress={() => navigate('rows', rowsOf(title, partner, affected))}>
            Show rows
          </Button>
        )}
      </header>
      <Field label="Rows where" value={where} onChange={(text) => type({ where: text })} />
      <div className="field-row">
        <Field label={`From, ${zone}`} value={from} onChange={(text) => type({ from: text })} placeholder="2026-02-04 15:10" />
        <Field label="To" value={to} onChange={(text) => type({ to: text })} placeholder="2026-02-04 15:57" />
      </div>
      {problem !== null && <p className="warn">{problem}</p>}
      {affected !== null && (
        <AsyncView result={counted}>
          {({ rows, orders, customers, value, unrated }) => (
            <PairList
              pairs={[
                { label: 'Rows', value: formatCount(rows) },
                { label: 'Orders', value: orders === null ? 'not in these rows' : formatCount(orders) },
                { label: 'Customers', value: customers === null ? 'not in these rows' : formatCount(customers) },
                { label: 'Value, each order once', value: value === null ? '–' : formatMoney(value.amount, value.currency) },
                ...(unrated.length === 0
                  ? []
                  : [{ label: 'Not in the value, no plan rate', value: unrated.join(', '), tone: 'warn' as const }]),
              ]}
            />
          )}
        </AsyncView>
      )}
    </section>
  );
}

function rowsOf(title: string, partner: string, { table, where, from, to }: AffectedRows) {
  return {
    title: `${partner} · ${title}`,
    subtitle: 'Rows that were affected',
    rows: {
      table,
      where: {
        kind: 'and' as const,
        parts: [
          where,
          { kind: 'compare' as const, column: 'ts_utc', operator: '>=' as const, value: from },
          { kind: 'compare' as const, column: 'ts_utc', operator: '<' as const, value: to },
        ],
      },
      period: null,
      metric: null,
      part: 'all' as const,
      sort: null,
    },
  };
}
