export { Shell } from './shell.tsx';
export { useKeys } from './use-keys.ts';
export { useReadyMark } from './use-ready-mark.ts';
export { useTheme } from './use-theme.ts';
