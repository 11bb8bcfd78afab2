import { type JSX, useState } from 'react';
import { parseDay } from '../../../shared/calendar/day.ts';
import { type Claim, type ClaimState, claimedAmount, claimProblem, claimWords, hasClaimAmount } from '../../../shared/partners/claim.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Field } from '../../ui/field/field.tsx';

/** Moves a claim on: when, how much where the partner said so, and what was said. */
export function ClaimDialog({
  claim,
  state,
  today,
  onClose,
}: {
  readonly claim: Claim;
  readonly state: ClaimState;
  readonly today: string;
  readonly onClose: () => void;
}): JSX.Element {
  const [on, setOn] = useState(today);
  const [amount, setAmount] = useState(claimedAmount(claim));
  const [note, setNote] = useState('');
  const isAmount = !hasClaimAmount(state) || /^\d{1,12}(\.\d{1,6})?$/.test(amount.trim());
  const isDay = parseDay(on.trim()) !== null;
  const event = { on: on.trim(), state, note: note.trim(), amount: hasClaimAmount(state) && isAmount ? amount.trim() : null };
  const moved: Claim = { ...claim, events: [...claim.events, event] };
  const problem = isAmount && isDay ? claimProblem(moved) : null;
  const canMove = isAmount && isDay && problem === null;
  const move = () => {
    if (canMove) void applyEdit({ kind: 'claim.put', claim: moved }).then((isDone) => isDone && onClose());
  };
  return (
    <Dialog
      title={claimWords[state]}
      subtitle={`${claim.title}, claimed ${claim.amount} ${claim.currency}`}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!canMove} onPress={move}>
            Move claim
          </Button>
        </>
      }
    >
      <form
        className="partner-form"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          move();
        }}
      >
        <div className="field-row">
          <Field label="On" value={on} onChange={setOn} error={isDay ? null : 'not a day'} width={130} />
          {hasClaimAmount(state) && (
            <Field
              label="Amount"
              value={amount}
              onChange={setAmount}
              suffix={claim.currency}
              numeric
              error={isAmount ? null : 'an amount like 420.00'}
            />
          )}
        </div>
        <Field label="Note" value={note} onChange={setNote} placeholder="what was said, a credit note, a case number" />
        {state === 'collected' && <p className="muted">What is collected ends the claim; a rest is no longer owed.</p>}
        {problem !== null && (
          <p className="bad" role="alert">
            {problem.charAt(0).toUpperCase() + problem.slice(1)}.
          </p>
        )}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}
