import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export { MakeCase } from './make-case.tsx';
export const casesFeature: Feature = {
  id: 'cases',
  label: 'Cases',
  icon: 'cases',
  key: '8',
  component: lazyScreen(async () => (await import('./cases-screen.tsx')).CasesScreen),
};
