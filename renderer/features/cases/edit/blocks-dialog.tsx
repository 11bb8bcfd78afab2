import { type JSX, useState } from 'react';
import { BlockPicker } from './block-picker.tsx';
import { FormDialog } from './form-dialog.tsx';
import { putCase } from './put-case.ts';
import { useLiveBlocks } from './use-live-blocks.ts';

/** Adds building blocks, drivers and lines, to a case. */
export function BlocksDialog({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }): JSX.Element {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const withBlocks = useLiveBlocks();
  return (
    <FormDialog
      title="Add building blocks"
      saveLabel="Add"
      onSave={() => {
        if (chosen.length > 0) void putCase(caseId, (plan) => withBlocks(plan, chosen)).then((isDone) => isDone && onClose());
      }}
      onDiscard={() => setChosen([])}
      onClose={onClose}
    >
      <BlockPicker chosen={chosen} onChange={setChosen} />
    </FormDialog>
  );
}
