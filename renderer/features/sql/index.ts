import type { Feature } from '../feature.ts';
import { SqlScreen } from './sql-screen.tsx';

export const sqlFeature: Feature = { id: 'sql', label: 'SQL', icon: 'sql', key: '9', component: SqlScreen };
