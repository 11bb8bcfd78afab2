import { useEffect } from 'react';
import { create } from 'zustand';

export interface Command {
  /** `noun.verb`; menu items of the window send the same ids. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** As shown, e.g. "Ctrl+S". Keys are bound where the menu or the window's key handler binds them. */
  readonly shortcut?: string;
  readonly isEnabled?: () => boolean;
  readonly run: () => void;
}

export const useCommandStore = create<{ readonly commands: ReadonlyMap<string, Command> }>(() => ({ commands: new Map() }));

/** Adds commands to the palette; returns a function that takes them out again. */
export function registerCommands(commands: readonly Command[]): () => void {
  useCommandStore.setState((store) => {
    const next = new Map(store.commands);
    for (const command of commands) next.set(command.id, command);
    return { commands: next };
  });
  return () =>
    useCommandStore.setState((store) => {
      const next = new Map(store.commands);
      for (const command of commands) if (next.get(command.id) === command) next.delete(command.id);
      return { commands: next };
    });
}

/** Commands of a screen, there while the screen is. Pass a stable (memoized) list. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registerCommands(commands), [commands]);
}

export function runCommand(id: string): boolean {
  const command = useCommandStore.getState().commands.get(id);
  if (command === undefined || command.isEnabled?.() === false) return false;
  command.run();
  return true;
}
