import type { JSX, ReactNode } from 'react';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/dialog/dialog.tsx';

/** A form that is saved as a whole: Enter saves, Escape keeps what was typed for the next time. */
export function FormDialog({
  title,
  subtitle,
  size = 'medium',
  saveLabel,
  isKept = false,
  remove,
  onSave,
  onDiscard,
  onClose,
  children,
}: {
  readonly title: string;
  readonly subtitle?: string;
  readonly size?: 'small' | 'medium' | 'large';
  readonly saveLabel: string;
  readonly isKept?: boolean;
  /** What takes the thing away; a reason why it cannot be disables it. */
  readonly remove?: { readonly label: string; readonly reason: string | null; readonly run: () => void } | undefined;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <Dialog
      title={title}
      subtitle={subtitle}
      isOpen
      onClose={onClose}
      size={size}
      actions={
        <>
          {remove !== undefined && (
            <span className="form-remove">
              <Button kind="danger" isDisabled={remove.reason !== null} onPress={remove.run}>
                {remove.label}
              </Button>
              {remove.reason !== null && <span className="muted">{remove.reason}</span>}
            </span>
          )}
          <Button
            onPress={() => {
              onDiscard();
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button kind="primary" onPress={onSave}>
            {saveLabel}
          </Button>
        </>
      }
    >
      <form
        className="case-form"
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {isKept && <p className="muted">Not saved yet: this is what you typed before.</p>}
        {children}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}
