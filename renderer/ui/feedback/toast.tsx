import { type JSX, useEffect } from 'react';
import { Button, IconButton } from '../button/button.tsx';
import './feedback.css';

export interface ToastItem {
  readonly id: number;
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

const shownForMs = 7000;

function Toast({ item, onDismiss }: { readonly item: ToastItem; readonly onDismiss: (id: number) => void }): JSX.Element {
  useEffect(() => {
    const timer = setTimeout(() => onDismiss(item.id), shownForMs);
    return () => clearTimeout(timer);
  }, [item.id, onDismiss]);
  return (
    <div className="toast">
      <span>{item.text}</span>
      {item.actions.map(({ label, run }) => (
        <Button key={label} onPress={run}>
          {label}
        </Button>
      ))}
      <IconButton icon="close" label="Dismiss" onPress={() => onDismiss(item.id)} />
    </div>
  );
}

/** Says what happened elsewhere than where the person looks. */
export function Toasts({
  items,
  onDismiss,
}: {
  readonly items: readonly ToastItem[];
  readonly onDismiss: (id: number) => void;
}): JSX.Element {
  return (
    <output className="toasts" aria-live="polite">
      {items.map((item) => (
        <Toast key={item.id} item={item} onDismiss={onDismiss} />
      ))}
    </output>
  );
}
