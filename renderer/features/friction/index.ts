import { lazyScreen } from '../lazy-screen.tsx';

export const FrictionView = lazyScreen(async () => (await import('./friction-view.tsx')).FrictionView);
