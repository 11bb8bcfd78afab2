import type { JSX, ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../button/button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large' | 'full';
  /** Buttons, right aligned; the primary one last. */
  readonly actions?: ReactNode;
  /** A question that must be answered: Escape and a click outside do nothing. */
  readonly mustAnswer?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog: keeps focus inside, closes with Escape, gives focus back to where it was. */
export function Dialog({
  title,
  subtitle,
  isOpen,
  onClose,
  size = 'medium',
  actions,
  mustAnswer = false,
  children,
}: DialogProps): JSX.Element {
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen={isOpen}
      isDismissable={!mustAnswer}
      isKeyboardDismissDisabled={mustAnswer}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`dialog dialog-${size}`}>
        <AriaDialog className="dialog-body" role={mustAnswer ? 'alertdialog' : 'dialog'}>
          <header className="dialog-head">
            <div>
              <Heading slot="title" level={2}>
                {title}
              </Heading>
              {subtitle !== undefined && <div className="muted dialog-subtitle">{subtitle}</div>}
            </div>
            {!mustAnswer && <IconButton icon="close" label="Close" onPress={onClose} />}
          </header>
          <div className="dialog-content">{children}</div>
          {actions !== undefined && <footer className="dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
