import type { JSX } from 'react';
import { Button } from '../button/button.tsx';

/** The two ends of a form in a dialog: leave it as it was, or take what was entered. */
export function FormActions({ onCancel, onDone }: { readonly onCancel: () => void; readonly onDone: () => void }): JSX.Element {
  return (
    <>
      <Button onPress={onCancel}>Cancel</Button>
      <Button kind="primary" onPress={onDone}>
        Done
      </Button>
    </>
  );
}
