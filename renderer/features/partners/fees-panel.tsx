import { type JSX, useState } from 'react';
import type { FeeCheck } from '../../../shared/partners/money-item.ts';
import {
  feeColumns,
  type FeeColumn,
  feeWords,
  type RateCardLine,
  rateCardProblem,
  sameDayProblem,
} from '../../../shared/partners/rate-card.ts';
import { parseDay } from '../../../shared/calendar/day.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';
import { Select } from '../../ui/field/select.tsx';
import { decimalText, formatCount } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';

/** Billed against the rate card in force, a line for each month, also where nothing is over. */
export function FeesPanel({ partner, fees }: { readonly partner: string; readonly fees: readonly FeeCheck[] }): JSX.Element {
  const { rateCards } = useWorkbookDocument();
  const [edited, setEdited] = useState<RateCardLine | null>(null);
  const own = rateCards.filter((line) => line.partner === partner);
  const rows = fees.flatMap((fee) => fee.months.map((month) => ({ fee, month })));
  return (
    <section className="panel partners-card" aria-label="Fees against the rate card">
      <header className="card-head">
        <h2>Fees against the rate card</h2>
        <span className="muted">{fees[0]?.currency ?? ''}</span>
        <Button onPress={() => setEdited(newLine(partner))}>New card line</Button>
      </header>
      {fees.map(({ lineId, fee, product, problem }) =>
        problem === null ? null : (
          <p key={lineId} className="warn panel-empty">
            {fee}
            {product === null ? '' : `, ${product}`}: {problem}
          </p>
        ),
      )}
      {rows.length === 0 ? (
        <p className="muted panel-empty">No card line of this partner covers a sale that is loaded.</p>
      ) : (
        <Table
          label="Fees against the rate card"
          rows={rows}
          rowKey={({ fee, month }) => `${fee.lineId}|${month.month}`}
          columns={[
            {
              id: 'fee',
              header: 'Fee',
              cell: ({ fee }) => {
                const line = own.find(({ id }) => id === fee.lineId);
                const text = `${fee.fee}${fee.product === null ? '' : `, ${fee.product}`}: ${fee.bps} bps${fee.perItem === null ? '' : ` + ${fee.perItem}`} since ${fee.from}`;
                return line === undefined ? (
                  <span>
                    {text} <span className="muted">loaded</span>
                  </span>
                ) : (
                  <Button kind="quiet" onPress={() => setEdited(line)}>
                    {text}
                  </Button>
                );
              },
            },
            { id: 'month', header: 'Month', cell: ({ month }) => month.month },
            { id: 'items', header: 'Sales lines', align: 'right', cell: ({ month }) => formatCount(month.items) },
            { id: 'sales', header: 'Sales', align: 'right', cell: ({ month, fee }) => decimalText(month.sales, fee.currency) },
            { id: 'billed', header: 'Billed', align: 'right', cell: ({ month, fee }) => decimalText(month.billed, fee.currency) },
            { id: 'card', header: 'By the card', align: 'right', cell: ({ month, fee }) => decimalText(month.byCard, fee.currency) },
            {
              id: 'difference',
              header: 'Difference',
              align: 'right',
              cell: ({ month, fee }) => <strong>{decimalText(month.difference, fee.currency)}</strong>,
            },
          ]}
        />
      )}
      {edited !== null && <CardDialog line={edited} isNew={!own.some(({ id }) => id === edited.id)} onClose={() => setEdited(null)} />}
    </section>
  );
}

function newLine(partner: string): RateCardLine {
  return {
    id: crypto.randomUUID(),
    partner,
    fee: 'fee_scheme',
    product: null,
    bps: 0,
    perItem: null,
    contract: '',
    clause: '',
    claimWithinDays: null,
    effectiveFrom: '',
    effectiveTo: null,
  };
}

function CardDialog({
  line,
  isNew,
  onClose,
}: {
  readonly line: RateCardLine;
  readonly isNew: boolean;
  readonly onClose: () => void;
}): JSX.Element {
  const [draft, setDraft] = useState(line);
  const [bps, setBps] = useState(isNew ? '' : String(line.bps));
  const [perItem, setPerItem] = useState(line.perItem ?? '');
  const [claimDays, setClaimDays] = useState(line.claimWithinDays === null ? '' : String(line.claimWithinDays));
  const [to, setTo] = useState(line.effectiveTo ?? '');
  const isAmount = perItem.trim() === '' || /^\d{1,12}(\.\d{1,6})?$/.test(perItem.trim());
  const isDay = (text: string): boolean => parseDay(text.trim()) !== null;
  const isComplete =
    isAmount &&
    isDay(draft.effectiveFrom) &&
    (to.trim() === '' || isDay(to)) &&
    (bps.trim() === '' || Number(bps) >= 0) &&
    bps.trim() + perItem.trim() !== '';
  const { rateCards } = useWorkbookDocument();
  const written: RateCardLine = {
    ...draft,
    bps: bps.trim() === '' ? 0 : Number(bps),
    perItem: perItem.trim() === '' ? null : perItem.trim(),
    claimWithinDays: /^\d+$/.test(claimDays.trim()) ? Number(claimDays) : null,
    effectiveFrom: draft.effectiveFrom.trim(),
    effectiveTo: to.trim() === '' ? null : to.trim(),
  };
  const problem = isComplete ? (rateCardProblem(written) ?? sameDayProblem(written, rateCards)) : null;
  const canSave = isComplete && problem === null;
  const save = () => {
    if (canSave) void applyEdit({ kind: 'rateCard.put', line: written }).then((isDone) => isDone && onClose());
  };
  return (
    <Dialog
      title={isNew ? 'New card line' : 'Card line'}
      subtitle={line.partner}
      isOpen
      onClose={onClose}
      actions={
        <>
          {!isNew && (
            <Button
              kind="danger"
              onPress={() => void applyEdit({ kind: 'rateCard.remove', id: line.id }).then((isDone) => isDone && onClose())}
            >
              Remove
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!canSave} onPress={save}>
            Save
          </Button>
        </>
      }
    >
      <div className="partner-form">
        <div className="field-row">
          <Select<FeeColumn>
            label="Fee"
            options={feeColumns.map((value) => ({ value, label: feeWords[value] }))}
            value={draft.fee}
            onChange={(fee) => setDraft({ ...draft, fee })}
          />
          <Field
            label="Product"
            value={draft.product ?? ''}
            onChange={(product) => setDraft({ ...draft, product: product.trim() === '' ? null : product })}
            placeholder="all without a card of their own"
          />
        </div>
        <div className="field-row">
          <Field label="Share of sales" value={bps} onChange={setBps} suffix="bps" numeric />
          <Field label="For each sale" value={perItem} onChange={setPerItem} numeric error={isAmount ? null : 'an amount like 0.10'} />
          <Field label="Claim within" value={claimDays} onChange={setClaimDays} suffix="days" numeric />
        </div>
        <div className="field-row">
          <Field
            label="In force from"
            value={draft.effectiveFrom}
            onChange={(effectiveFrom) => setDraft({ ...draft, effectiveFrom })}
            placeholder="YYYY-MM-DD"
          />
          <Field label="Last day" value={to} onChange={setTo} placeholder="open" />
          <Field label="Contract" value={draft.contract} onChange={(contract) => setDraft({ ...draft, contract })} />
          <Field label="Clause" value={draft.clause} onChange={(clause) => setDraft({ ...draft, clause })} width={80} />
        </div>
        {problem === null ? (
          <p className="muted">A later line for the same fee and product ends the earlier one on the day before.</p>
        ) : (
          <p className="bad" role="alert">
            {problem.charAt(0).toUpperCase() + problem.slice(1)}.
          </p>
        )}
      </div>
    </Dialog>
  );
}
