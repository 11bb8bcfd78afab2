import { createContext, useContext, useMemo } from 'react';
import type { CubeSpec } from '../../../shared/metrics/cube-spec.ts';
import { type CubeIndex, indexCube } from '../../../shared/metrics/metric-cube.ts';
import { useScope } from '../../state/scope.ts';
import { useResult } from '../../state/use-result.ts';

/** Daily sums of what the page shows; null until they are there. */
export const OverviewCube = createContext<CubeIndex | null>(null);

export const useOverviewCube = (): CubeIndex | null => useContext(OverviewCube);

/** Asks for daily sums behind the page, once its figures stand: the brush then asks for nothing. */
export function useCube(faces: CubeSpec['faces'], isWanted: boolean): CubeIndex | null {
  const { where } = useScope();
  const { value, stale } = useResult('cube.build', isWanted && faces.length > 0 ? { cube: { faces, where } } : null);
  return useMemo(() => (value === null || stale ? null : indexCube(value)), [value, stale]);
}
