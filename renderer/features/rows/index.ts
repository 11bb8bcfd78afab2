import { lazyScreen } from '../lazy-screen.tsx';

export const RowsScreen = lazyScreen(async () => (await import('./rows-screen.tsx')).RowsScreen);
export { useRowsExport } from './use-rows-export.ts';
