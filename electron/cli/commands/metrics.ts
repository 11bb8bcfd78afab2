import { metrics } from '../../../shared/metrics/registry.ts';
import type { Command } from '../command.ts';
import { takeAtMost } from '../parse-args.ts';
import { tableText } from '../table-text.ts';

export const metricsCommand: Command = {
  name: 'metrics',
  usage: 'metrics',
  summary: 'every metric with its definition',
  values: [],
  switches: [],
  async run(args) {
    takeAtMost(args, 0);
    return {
      body: {
        metrics: metrics.map(({ id, version, label, group, sentence, unit, direction, table, grain, basis, minimumN }) => ({
          id,
          version,
          label,
          group,
          sentence,
          unit,
          direction,
          table,
          grain,
          basis,
          minimumN,
        })),
      },
      text: tableText(
        ['metric', 'unit', 'good', 'table', 'definition'].map((header) => ({ header, align: 'left' })),
        metrics.map(({ id, unit, direction, table, sentence }) => [id, unit, direction, table, sentence]),
      ),
    };
  },
};
