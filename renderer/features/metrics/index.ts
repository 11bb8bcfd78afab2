import { lazyScreen } from '../lazy-screen.tsx';

export const MetricsScreen = lazyScreen(async () => (await import('./metrics-screen.tsx')).MetricsScreen);
