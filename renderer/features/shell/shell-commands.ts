import { host } from '../../connection/host-client.ts';
import type { ThemeChoice } from '../../../shared/protocol/host-protocol.ts';
import type { Command } from '../../state/commands.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { goBack, navigate, setPaletteOpen, setRatesOpen, toggleInspector, useUi } from '../../state/ui-store.ts';
import { chooseFiles } from '../extracts/index.ts';
import { features } from '../registry.ts';
import { cycleRegion } from './regions.ts';

const isOpen = () => useDocumentStore.getState().workbook !== null;

function setTheme(theme: ThemeChoice): void {
  useUi.setState({ theme });
  void host.call('theme.set', { theme });
}

/** Going places and setting up the window. Ids are those of the menu. */
export const shellCommands: readonly Command[] = [
  ...features.map(
    (feature): Command => ({
      id: `go.${feature.id}`,
      title: feature.label,
      group: 'Go',
      shortcut: `Ctrl+${feature.key.toUpperCase()}`,
      isEnabled: isOpen,
      run: () => navigate(feature.id, null as never),
    }),
  ),
  { id: 'go.metrics', title: 'Metrics', group: 'Go', isEnabled: isOpen, run: () => navigate('metrics', null) },
  {
    id: 'go.reconciliation',
    title: 'Reconciliation',
    group: 'Go',
    isEnabled: isOpen,
    run: () => navigate('operations', { view: 'reconciliation' }),
  },
  { id: 'go.friction', title: 'Friction board', group: 'Go', isEnabled: isOpen, run: () => navigate('operations', { view: 'friction' }) },
  { id: 'extract.import', title: 'Load partner files…', group: 'Workbook', shortcut: 'Ctrl+L', run: () => void chooseFiles() },
  { id: 'go.back', title: 'Back', group: 'Go', shortcut: 'Alt+Left', isEnabled: () => useUi.getState().back.length > 0, run: goBack },
  { id: 'palette.open', title: 'Find or do', group: 'View', shortcut: 'Ctrl+K', run: () => setPaletteOpen(true) },
  { id: 'scope.rates', title: 'Plan rates', group: 'View', isEnabled: isOpen, run: () => setRatesOpen(true) },
  { id: 'view.inspector', title: 'Show or hide the inspector', group: 'View', shortcut: 'Ctrl+I', isEnabled: isOpen, run: toggleInspector },
  { id: 'view.nextRegion', title: 'Next region', group: 'View', shortcut: 'F6', run: () => cycleRegion(1) },
  { id: 'theme.system', title: 'Theme: as the system', group: 'View', run: () => setTheme('system') },
  { id: 'theme.light', title: 'Theme: light', group: 'View', run: () => setTheme('light') },
  { id: 'theme.dark', title: 'Theme: dark', group: 'View', run: () => setTheme('dark') },
];
