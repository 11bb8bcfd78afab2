import type { Feature } from '../feature.ts';
import { lazyScreen } from '../lazy-screen.tsx';

export { addBlock } from './add-block.ts';
export { AddToReport } from './add-to-report.tsx';
export const reportsFeature: Feature = {
  id: 'reports',
  label: 'Reports',
  icon: 'reports',
  key: '9',
  component: lazyScreen(async () => (await import('./reports-screen.tsx')).ReportsScreen),
};
