export { copyChart } from './figure-actions.ts';
export { type MetricCell, metricChange, metricColumn, metricValue } from './slice-cells.ts';
