import { useMemo } from 'react';
import { type SeriesColors, seriesColors } from '../../shared/charts/series-colors.ts';
import { useResult } from './use-result.ts';

/** The colors that partners and products keep on every chart of this workbook. */
export function useSeriesColors(): SeriesColors {
  const { value } = useResult('extract.list', {});
  return useMemo(() => seriesColors([...new Set((value ?? []).flatMap(({ partners }) => partners))].sort()), [value]);
}
