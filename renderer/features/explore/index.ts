import type { Feature } from '../feature.ts';
import { ExploreScreen } from './explore-screen.tsx';

export const exploreFeature: Feature = { id: 'explore', label: 'Explore', icon: 'explore', key: '4', component: ExploreScreen };
