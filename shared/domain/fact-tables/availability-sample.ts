import { count, dimension, type FactTable, number, time } from './fact-table.ts';

export const availabilitySampleTable: FactTable = {
  name: 'availability_sample',
  label: 'Availability minutes',
  timeColumn: 'minute',
  rowKey: ['partner', 'endpoint', 'minute'],
  columns: [
    time('minute', 'Minute'),
    dimension('partner', 'Partner'),
    dimension('endpoint', 'Endpoint'),
    count('requests', 'Requests'),
    count('ok', 'Answered'),
    count('err_partner', 'Partner errors'),
    count('err_own', 'Own-side errors'),
    number('p95_ms', 'p95 latency', 'ms'),
  ],
};
