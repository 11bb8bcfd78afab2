import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export { ImportDialog } from './import-dialog.tsx';
export { chooseFiles, takeFiles } from './import-flow.ts';
export const extractsFeature: Feature = {
  id: 'data',
  label: 'Data',
  icon: 'data',
  key: '2',
  component: lazyScreen(async () => (await import('./data-screen.tsx')).DataScreen),
};
