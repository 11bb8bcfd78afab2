import { type JSX, useState } from 'react';
import type { Initiative } from '../../../shared/business-case/ledger/initiative.ts';
import type { LedgerRow } from '../../../shared/business-case/ledger/ledger-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DayField } from '../../ui/field/day-field.tsx';
import { Field } from '../../ui/field/field.tsx';

type Frozen = NonNullable<Initiative['baseline']['frozen']>;

/** Freezes a baseline as it is measured now, with its query and the fingerprint of its data. */
export function SignOffDialog({
  row,
  onSign,
  onClose,
}: {
  readonly row: LedgerRow;
  readonly onSign: (frozen: Frozen) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { baseline } = row;
  const [signedBy, setName] = useState('');
  const [signedOn, setDay] = useState('');
  const isComplete = signedBy.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/.test(signedOn);
  return (
    <Dialog
      title="Sign off baseline"
      subtitle={row.initiative.name}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            isDisabled={!isComplete}
            onPress={() => {
              onSign({
                query: baseline.query,
                fingerprint: baseline.fingerprint,
                segments: [...baseline.segments],
                signedBy: signedBy.trim(),
                signedOn,
              });
              onClose();
            }}
          >
            Sign off
          </Button>
        </>
      }
    >
      <div className="decision-form">
        <Field
          label="Signed off by"
          value={signedBy}
          onChange={setName}
          description="Stays with the workbook; the numbers no longer move."
        />
        <DayField label="On" value={signedOn} onChange={setDay} />
      </div>
    </Dialog>
  );
}
