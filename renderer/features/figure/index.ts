export { addToReport, copyChart, type NewBlock } from './figure-actions.ts';
export { metricChange, metricColumn, metricValue } from './slice-cells.ts';
