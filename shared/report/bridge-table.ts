import { dimensionName, dimensionText } from '../charts/dimension-text.ts';
import { periodLabel } from '../calendar/period.ts';
import { type BridgeResult, bridgePath, type BridgeSegment } from '../query/bridge-result.ts';
import { lowerFirst } from '../base/words.ts';
import { faceOf } from '../metrics/metric-face.ts';
import { effectDecimals } from '../query/effect-decimals.ts';
import { changeCell, textCell, valueCell } from './model-cells.ts';
import type { ModelCell, ModelColumn, ModelTable } from './report-model.ts';

/** The segments of a bridge with what they did to the total, parts below their segment; the last row is the whole. */
export function bridgeTable(result: BridgeResult, locale: string): ModelTable {
  return result.kind === 'additive' ? sumTable(result, locale) : ratioTable(result, locale);
}

/** The segment that moved the total most: "BNPL moved payment success most: −0.800 pp of the −1.475 pp". */
export function bridgeLeader(result: BridgeResult, locale: string): string {
  const { spec, segments, change, unit, lineage } = result;
  const measure = lowerFirst(faceOf(lineage, spec.metric).label);
  const text = (effect: number) => changeCell(effect, unit, locale, effectDecimals(unit)).text;
  const [most] = segments.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  if (most === undefined || most.effect === 0) return `No ${dimensionName(spec.by)} moved ${measure}`;
  const link = Math.sign(most.effect) === Math.sign(change) ? 'of the' : 'against';
  return `${dimensionText(spec.by, most.segment)} moved ${measure} most: ${text(most.effect)} ${link} ${text(change)}`;
}

const number = (label: string, detail = false): ModelColumn => ({ label, align: 'right', kind: 'number', ...(detail ? { detail } : {}) });

function segmentColumn({ spec }: BridgeResult): ModelColumn {
  const name = bridgePath(spec).map(dimensionName).join(', ');
  return { label: name.charAt(0).toUpperCase() + name.slice(1), align: 'left', kind: 'text' };
}

interface PlacedSegment {
  readonly segment: BridgeSegment;
  readonly name: string;
}

/** Every segment followed by its parts, which bear the names of those above them. */
function placed({ spec, segments }: BridgeResult): readonly PlacedSegment[] {
  const path = bridgePath(spec);
  const below = (parts: readonly BridgeSegment[], depth: number, above: string): readonly PlacedSegment[] =>
    parts.flatMap((segment) => {
      const name = `${above}${dimensionText(path[depth] ?? '', segment.segment)}`;
      return [{ segment, name }, ...below(segment.parts, depth + 1, `${name} › `)];
    });
  return below(segments, 0, '');
}

function ratioTable(result: BridgeResult, locale: string): ModelTable {
  const { unit } = result;
  const [from, to] = [periodLabel(result.spec.from), periodLabel(result.spec.to)];
  const share = (value: number) => valueCell(value, { kind: 'ratio' }, locale, 1);
  const rate = (value: number | null) => valueCell(value, unit, locale);
  const effect = (value: number) => changeCell(value, unit, locale, effectDecimals(unit));
  const exact = (text: string): ModelCell =>
    valueCell(text === '' ? null : text, { kind: 'count' }, locale, /\.\d*[1-9]/.test(text) ? 2 : 0);
  return {
    columns: [
      segmentColumn(result),
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
      ...placed(result).map(({ segment, name }) => [
        textCell(name),
        share(segment.share0),
        share(segment.share1),
        rate(segment.rate0),
        rate(segment.rate1),
        effect(segment.rateEffect),
        effect(segment.mixAgainstAverage),
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

function sumTable(result: BridgeResult, locale: string): ModelTable {
  const { unit, spec } = result;
  const value = (text: string) => valueCell(text, unit, locale);
  const share = (part: number) => valueCell(part, { kind: 'ratio' }, locale, 1);
  const change = (part: number) => changeCell(part, unit, locale, effectDecimals(unit));
  return {
    columns: [
      segmentColumn(result),
      number(periodLabel(spec.from)),
      number(periodLabel(spec.to)),
      number('Change'),
      number(`Share, ${periodLabel(spec.from)}`),
      number(`Share, ${periodLabel(spec.to)}`),
    ],
    rows: [
      ...placed(result).map(({ segment, name }) => [
        textCell(name),
        value(segment.numerator0),
        value(segment.numerator1),
        change(segment.effect),
        share(segment.share0),
        share(segment.share1),
      ]),
      [
        textCell('Total'),
        valueCell(result.start, unit, locale),
        valueCell(result.end, unit, locale),
        change(result.change),
        share(1),
        share(1),
      ],
    ],
    totals: 1,
  };
}
