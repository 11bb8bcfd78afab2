import type { Feature } from '../feature.ts';
import { CasesScreen } from './cases-screen.tsx';

export const casesFeature: Feature = { id: 'cases', label: 'Cases', icon: 'cases', key: '7', component: CasesScreen };
