import { formatChange, formatValue } from '../../../shared/query/format-value.ts';
import { parseFilter } from '../../../shared/query/parse-filter.ts';
import { callEngine } from '../call-engine.ts';
import type { Command } from '../command.ts';
import { openWorkbook } from '../open-workbook.ts';
import { takeAtMost } from '../parse-args.ts';
import { parsePeriod } from '../parse-period.ts';
import { tableText } from '../table-text.ts';

export const bridgeCommand: Command = {
  name: 'bridge',
  usage: 'bridge --workbook W --metric M --by DIM --from PERIOD --to PERIOD [--where EXPR] [--midpoint]',
  summary: 'what moved a ratio between two periods: rate, mix, interaction; PERIOD like 2026-01, 2026-Q1, 2026-W05 or D..D',
  values: ['workbook', 'metric', 'by', 'from', 'to', 'where'],
  switches: ['midpoint'],
  async run(args, terminal) {
    takeAtMost(args, 0);
    const bridge = {
      metric: args.required('metric'),
      by: args.required('by'),
      from: parsePeriod(args.required('from')),
      to: parsePeriod(args.required('to')),
      where: args.value('where') === undefined ? ({ kind: 'all' } as const) : parseFilter(args.required('where')),
      form: args.has('midpoint') ? ('midpoint' as const) : ('three-part' as const),
    };
    await openWorkbook(args, terminal, args.required('workbook'));
    const metrics = await callEngine(terminal, 'metric.list', {});
    const result = await callEngine(terminal, 'bridge.run', { bridge });
    const kind = metrics.find(({ id }) => id === bridge.metric)?.unit === 'bps' ? 'bps' : 'ratio';
    const level = (value: number | null) => formatValue(value, { kind }, 'en-US', { decimals: 3 });
    const effect = (value: number) => formatChange(value, { kind }, 'en-US', { decimals: 3 });
    const { start, end, change, rate, mix, interaction, segments, reversal, sentence } = result;
    const total = ['Total', level(start), level(end), '', '', effect(rate), effect(mix), effect(interaction)];
    const share = (value: number) => formatValue(value, { kind: 'ratio' }, 'en-US', { decimals: 2 });
    return {
      body: {
        metric: bridge.metric,
        by: bridge.by,
        from: bridge.from,
        to: bridge.to,
        start,
        end,
        change,
        rate,
        mix,
        interaction,
        reversal,
        sentence,
        segments,
      },
      text: `${sentence}\n\n${tableText(
        [
          { header: bridge.by, align: 'left' },
          ...['rate before', 'rate now', 'share before', 'share now', 'rate', 'mix', 'interaction'].map((header) => ({
            header,
            align: 'right' as const,
          })),
        ],
        [
          ...segments.map((segment) => [
            segment.segment,
            level(segment.rate0),
            level(segment.rate1),
            share(segment.share0),
            share(segment.share1),
            effect(segment.rateEffect),
            effect(segment.mixEffect),
            effect(segment.interaction),
          ]),
          total,
        ],
      )}\n\n${level(start)} -> ${level(end)} (${effect(change)})`,
    };
  },
};
