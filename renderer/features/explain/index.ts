import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export const explainFeature: Feature = {
  id: 'explain',
  label: 'Explain',
  icon: 'explain',
  key: '5',
  component: lazyScreen(async () => (await import('./explain-screen.tsx')).ExplainScreen),
};
