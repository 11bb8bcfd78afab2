import { create } from 'zustand';

interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface ToastMessage {
  readonly id: number;
  readonly text: string;
  readonly actions: readonly ToastAction[];
}

export const useToasts = create<{ readonly items: readonly ToastMessage[] }>(() => ({ items: [] }));
let nextId = 1;

/** Says that something happened elsewhere than where the person looks. Said again, it takes the place of what said it before. Used sparingly; errors never come this way. */
export function showToast(text: string, ...actions: readonly ToastAction[]): void {
  const item = { id: nextId++, text, actions };
  useToasts.setState(({ items }) => ({ items: [...items.filter((known) => known.text !== text).slice(-2), item] }));
}

export function dismissToast(id: number): void {
  useToasts.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }));
}
