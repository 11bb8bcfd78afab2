import { bridgeDecimals, bridgeUnit } from '../charts/bridge-chart.ts';
import { dimensionName, dimensionText } from '../charts/dimension-text.ts';
import { periodLabel } from '../calendar/period.ts';
import type { BridgeResult } from '../query/bridge-result.ts';
import { changeCell, textCell, valueCell } from './model-cells.ts';
import type { ModelCell, ModelColumn, ModelTable } from './report-spec.ts';

/** The segments of a bridge with their shares, rates and effects; the last row is the whole. */
export function bridgeTable(result: BridgeResult, locale: string): ModelTable {
  const unit = bridgeUnit(result);
  const decimals = unit.kind === 'bps' ? bridgeDecimals.bps : bridgeDecimals.ratio;
  const [from, to] = [periodLabel(result.spec.from), periodLabel(result.spec.to)];
  const name = dimensionName(result.spec.by);
  const share = (value: number) => valueCell(value, { kind: 'ratio' }, locale, 1);
  const rate = (value: number | null) => valueCell(value, unit, locale);
  const effect = (value: number) => changeCell(value, unit, locale, decimals);
  const number = (label: string, detail = false): ModelColumn => ({ label, align: 'right', kind: 'number', ...(detail ? { detail } : {}) });
  const exact = (text: string): ModelCell =>
    valueCell(text === '' ? null : text, { kind: 'count' }, locale, /\.\d*[1-9]/.test(text) ? 2 : 0);
  return {
    columns: [
      { label: name.charAt(0).toUpperCase() + name.slice(1), align: 'left', kind: 'text' },
      number(`Share, ${from}`),
      number(`Share, ${to}`),
      number(`Rate, ${from}`),
      number(`Rate, ${to}`),
      number('Rate effect'),
      number('Mix effect'),
      number('Interaction'),
      number(`Numerator, ${from}`, true),
      number(`Denominator, ${from}`, true),
      number(`Numerator, ${to}`, true),
      number(`Denominator, ${to}`, true),
    ],
    rows: [
      ...result.segments.map((segment) => [
        textCell(dimensionText(result.spec.by, segment.segment)),
        share(segment.share0),
        share(segment.share1),
        rate(segment.rate0),
        rate(segment.rate1),
        effect(segment.rateEffect),
        effect(segment.mixEffect),
        effect(segment.interaction),
        exact(segment.numerator0),
        exact(segment.denominator0),
        exact(segment.numerator1),
        exact(segment.denominator1),
      ]),
      [
        textCell('Total'),
        share(1),
        share(1),
        rate(result.start),
        rate(result.end),
        effect(result.rate),
        effect(result.mix),
        effect(result.interaction),
        textCell(''),
        textCell(''),
        textCell(''),
        textCell(''),
      ],
    ],
    totals: 1,
  };
}
