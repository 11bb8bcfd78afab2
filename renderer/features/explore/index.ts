import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export const exploreFeature: Feature = {
  id: 'explore',
  label: 'Explore',
  icon: 'explore',
  key: '4',
  component: lazyScreen(async () => (await import('./explore-screen.tsx')).ExploreScreen),
};
