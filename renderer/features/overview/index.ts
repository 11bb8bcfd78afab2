import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export const overviewFeature: Feature = {
  id: 'overview',
  label: 'Overview',
  icon: 'overview',
  key: '3',
  component: lazyScreen(async () => (await import('./overview-screen.tsx')).OverviewScreen),
};
