export { Figure, type FigureProps } from './figure.tsx';
export { copyChart, copyChartTable, saveChart } from './figure-actions.ts';
export { type MetricCell, type MetricPart, metricChange, metricColumn, metricValue } from './slice-cells.ts';
