import { useSyncExternalStore } from 'react';
import type { ThemeName as ChartThemeName } from '../../../shared/charts/chart-theme.ts';
import { useThemeName } from './use-theme-name.ts';

const query = '(prefers-contrast: more)';

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** The theme that drawings use: that on screen, with stronger contrast where the system asks for it. */
export function useChartTheme(): ChartThemeName {
  const theme = useThemeName();
  const isStrong = useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
  return isStrong ? `${theme}-contrast` : theme;
}
