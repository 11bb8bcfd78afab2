import { type JSX, useEffect } from 'react';
import { Shell, useKeys, useReadyMark, useTheme } from './features/shell/index.ts';
import { useQuitGuard } from './features/workbook/index.ts';
import { followEngine } from './state/follow-engine.ts';

/** Everything that lives as long as the window. */
export function App(): JSX.Element {
  useTheme();
  useKeys();
  useQuitGuard();
  useReadyMark();
  useEffect(followEngine, []);
  return <Shell />;
}
