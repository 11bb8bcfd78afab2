import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export const partnersFeature: Feature = {
  id: 'partners',
  label: 'Partners',
  icon: 'partners',
  key: '6',
  component: lazyScreen(async () => (await import('./partners-screen.tsx')).PartnersScreen),
};
