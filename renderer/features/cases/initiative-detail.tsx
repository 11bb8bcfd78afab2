import { type JSX, useState } from 'react';
import { type Initiative, type InitiativeStage, initiativeStages } from '../../../shared/business-case/ledger/initiative.ts';
import type { ClaimClash, LedgerRow } from '../../../shared/business-case/ledger/ledger-result.ts';
import { formatChange, formatValue } from '../../../shared/query/format-value.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Select } from '../../ui/field/select.tsx';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { Table } from '../../ui/table/table.tsx';
import { InitiativeDialog } from './edit/initiative-dialog.tsx';
import { SignOffDialog } from './sign-off-dialog.tsx';
import { countsWords, methodWords, stageWords } from './ledger-words.ts';

function amounts(initiative: Initiative, currency: string): (value: number) => string {
  return (value) =>
    initiative.unit === 'hours'
      ? formatValue(value, { kind: 'hours' }, 'en-US', { decimals: 0 })
      : formatValue(value, { kind: 'money', currency }, 'en-US', { decimals: 0 });
}

function savingPairs(row: LedgerRow, currency: string): Pair[] {
  const { initiative, measured, claimed, attribution } = row;
  const amount = amounts(initiative, currency);
  const pairs: Pair[] = [];
  if (measured !== null)
    pairs.push(
      { label: 'Measured at constant mix', value: amount(measured.saving) },
      { label: 'Average unit cost would say', value: amount(measured.naive) },
      { label: 'What the mix did', value: amount(measured.mix) },
    );
  pairs.push({
    label: initiative.claim.kind === 'stated' ? `Claimed: ${initiative.claim.source}` : 'Claimed: as measured',
    value: amount(claimed),
  });
  if (attribution !== null && attribution.effect !== null) {
    const { effect, low, high } = attribution.effect;
    const unit = (value: number) => formatValue(value, { kind: 'none' }, 'en-US', { decimals: 3 });
    pairs.push({
      label: 'Effect of a unit, 95 %',
      value: `${unit(effect)} (${unit(low)} to ${unit(high)})`,
      tone: attribution.counts ? 'good' : 'warn',
    });
  }
  return pairs;
}

/** The passport of one saving: baseline and sign-off, what was measured, what caused it, and why it is not all of what was committed. */
export function InitiativeDetail({
  row,
  currency,
  clashes,
  nameOf,
}: {
  readonly row: LedgerRow;
  readonly currency: string;
  readonly clashes: readonly ClaimClash[];
  readonly nameOf: (id: string) => string;
}): JSX.Element {
  const { initiative, baseline, steps } = row;
  const [isSigning, setSigning] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const money = (value: number) => formatValue(value, { kind: 'money', currency }, 'en-US', { decimals: 0 });
  const clash = clashes.find(({ ids }) => ids.includes(initiative.id));
  const { frozen, from, to } = initiative.baseline;
  const put = (change: Partial<Initiative>) => void applyEdit({ kind: 'initiative.put', initiative: { ...initiative, ...change } });
  const { caseId } = initiative;
  return (
    <aside className="panel ledger-detail" aria-label="Initiative in focus">
      <header>
        <h2>{initiative.name}</h2>
        <div className="muted">
          {initiative.owner} · {countsWords[initiative.counts]} ·{' '}
          {initiative.implementedOn === null ? 'not implemented' : `live since ${initiative.implementedOn}`}
        </div>
      </header>
      {row.notes.map((note) => (
        <p key={note} className="warn">
          {note.charAt(0).toUpperCase() + note.slice(1)}.
        </p>
      ))}
      {initiative.decision !== '' && (
        <p>
          <strong>Decision needed:</strong> {initiative.decision}
        </p>
      )}
      <Select
        label="Stage"
        options={initiativeStages.map((stage) => ({ value: stage, label: stageWords[stage] }))}
        value={initiative.stage}
        onChange={(stage: InitiativeStage) => put({ stage })}
      />
      <Table
        label="From committed to realized"
        rows={[
          { id: 'committed', label: 'Committed', amount: row.committed },
          ...steps,
          { id: 'realized', label: 'Realized', amount: row.realized },
        ]}
        rowKey={({ id }) => id}
        columns={[
          { id: 'label', header: 'Reason', cell: ({ id, label }) => (id === 'realized' ? <strong>{label}</strong> : label) },
          {
            id: 'amount',
            header: currency,
            align: 'right',
            cell: ({ id, amount }) =>
              id === 'committed' || id === 'realized' ? (
                <strong>{money(amount)}</strong>
              ) : (
                formatChange(amount, { kind: 'money', currency }, 'en-US', { decimals: 0 })
              ),
          },
        ]}
      />
      <h3>Saving</h3>
      <PairList pairs={savingPairs(row, currency)} />
      {clash !== undefined && clash.ids.length > 1 && (
        <p className="muted">
          Claims on {clash.metric}: {clash.ids.map(nameOf).join(', ')}. The earliest is kept, later ones get what is left of{' '}
          {amounts(initiative, currency)(clash.observed)}.
        </p>
      )}
      <h3>Baseline</h3>
      <PairList
        layout="columns"
        pairs={[
          { label: 'Window', value: `${from} to ${to}` },
          { label: 'Query', value: baseline.query },
          { label: 'Data fingerprint', value: <span className="mono">{baseline.fingerprint === '' ? 'none' : baseline.fingerprint}</span> },
          { label: 'Signed off', value: frozen === null ? 'not yet' : `${frozen.signedBy}, ${frozen.signedOn}` },
          { label: 'Attribution', value: methodWords[initiative.attribution.kind] },
        ]}
      />
      {baseline.hasMoved && <p className="warn">What lies in the window now is not what was signed off; the signed numbers count.</p>}
      {initiative.milestones.length > 0 && (
        <>
          <h3>Milestones</h3>
          <PairList
            pairs={initiative.milestones.map(({ label, due, done }) => ({ label, value: done === null ? `due ${due}` : `done ${done}` }))}
          />
        </>
      )}
      <div className="row-actions">
        <Button onPress={() => setEditing(true)}>Edit initiative</Button>
        {frozen === null && (
          <Button isDisabled={baseline.segments.length === 0} onPress={() => setSigning(true)}>
            Sign off baseline
          </Button>
        )}
        {caseId !== null && <Button onPress={() => navigate('cases', { caseId })}>Open case</Button>}
      </div>
      {isEditing && <InitiativeDialog initiative={initiative} onClose={() => setEditing(false)} />}
      {isSigning && (
        <SignOffDialog
          row={row}
          onClose={() => setSigning(false)}
          onSign={(signature) => put({ baseline: { ...initiative.baseline, frozen: signature } })}
        />
      )}
    </aside>
  );
}
