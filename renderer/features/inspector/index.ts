import { lazyScreen } from '../lazy-screen.tsx';

export { SourceFiles } from './source-files.tsx';
export { SqlDialog } from './sql-dialog.tsx';
export const Inspector = lazyScreen(async () => (await import('./inspector.tsx')).Inspector);
