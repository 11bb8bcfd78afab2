export { RowsScreen } from './rows-screen.tsx';
