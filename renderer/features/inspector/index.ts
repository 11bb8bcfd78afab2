import { lazyScreen } from '../lazy-screen.tsx';

export const Inspector = lazyScreen(async () => (await import('./inspector.tsx')).Inspector);
