import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export const sqlFeature: Feature = {
  id: 'sql',
  label: 'SQL',
  icon: 'sql',
  key: 'e',
  component: lazyScreen(async () => (await import('./sql-screen.tsx')).SqlScreen),
};
