import type { Feature } from '../feature.ts';
import { OverviewScreen } from './overview-screen.tsx';

export const overviewFeature: Feature = { id: 'overview', label: 'Overview', icon: 'overview', key: '3', component: OverviewScreen };
