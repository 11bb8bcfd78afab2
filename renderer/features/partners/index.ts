import type { Feature } from '../feature.ts';
import { PartnersScreen } from './partners-screen.tsx';

export const partnersFeature: Feature = { id: 'partners', label: 'Partners', icon: 'partners', key: '6', component: PartnersScreen };
