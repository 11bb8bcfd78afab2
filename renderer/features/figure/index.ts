export { Figure, type FigureProps } from './figure.tsx';
export { type MetricCell, type MetricPart, metricChange, metricColumn, metricValue } from './slice-cells.ts';
