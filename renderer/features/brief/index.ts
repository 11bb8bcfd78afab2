import type { Feature } from '../feature.ts';
import { BriefScreen } from './brief-screen.tsx';

export const briefFeature: Feature = { id: 'brief', label: 'Brief', icon: 'brief', key: '1', component: BriefScreen };
