import { useEffect } from 'react';
import { host } from '../../connection/host-client.ts';
import { registerCommands, runCommand } from '../../state/commands.ts';
import { features } from '../registry.ts';
import { workbookCommands } from '../workbook/index.ts';
import { cycleRegion } from './regions.ts';
import { shellCommands } from './shell-commands.ts';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (target instanceof HTMLInputElement && target.type !== 'checkbox') ||
      target instanceof HTMLTextAreaElement)
  );
}

/** Text being typed has its own undo; everything else undoes in the workbook. */
function commandOf(event: KeyboardEvent): string | null {
  const withControl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (event.altKey && key === 'arrowleft') return 'go.back';
  if (!withControl || event.altKey) return null;
  if (key === 'k') return 'palette.open';
  if (key === 'i' && !event.shiftKey) return 'view.inspector';
  if (key === 's') return event.shiftKey ? 'workbook.saveAs' : 'workbook.save';
  if (key === 'n' && !event.shiftKey) return 'workbook.new';
  if (key === 'o' && !event.shiftKey) return 'workbook.open';
  if (isTyping(event.target)) return null;
  if (key === 'z') return event.shiftKey ? 'edit.redo' : 'edit.undo';
  if (key === 'y') return 'edit.redo';
  const feature = features.find((candidate) => candidate.key === key);
  return feature === undefined ? null : `go.${feature.id}`;
}

/** Shortcuts of the window and commands sent by its menu. */
export function useKeys(): void {
  useEffect(() => registerCommands([...shellCommands, ...workbookCommands]), []);
  useEffect(
    () =>
      host.on('command', (id) => {
        if (isTyping(document.activeElement) && (id === 'edit.undo' || id === 'edit.redo'))
          document.execCommand(id === 'edit.undo' ? 'undo' : 'redo');
        else runCommand(id);
      }),
    [],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'F6') {
        event.preventDefault();
        cycleRegion(event.shiftKey ? -1 : 1);
        return;
      }
      const id = commandOf(event);
      if (id === null) return;
      event.preventDefault();
      runCommand(id);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
