import type { Feature } from '../feature.ts';
import { ExplainScreen } from './explain-screen.tsx';

export const explainFeature: Feature = { id: 'explain', label: 'Explain', icon: 'explain', key: '5', component: ExplainScreen };
