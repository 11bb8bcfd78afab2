import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export const operationsFeature: Feature = {
  id: 'operations',
  label: 'Operations',
  icon: 'operations',
  key: '7',
  component: lazyScreen(async () => (await import('./operations-screen.tsx')).OperationsScreen),
};
