import type { BridgeSegment } from '../query/bridge-result.ts';
import { formatChange, formatRelative, formatValue } from '../query/format-value.ts';
import type { Bridge } from './bridge.ts';
import type { BridgeWords } from './bridge-sentence.ts';
import { comingAndGoing } from './coming-and-going.ts';

/** "Attempts rose 12.3 % (+1,234), from 10,000 to 11,234: Co-brand card +900, BNPL +400, 2 others −66." */
export function additiveSentence(bridge: Bridge, words: BridgeWords): string {
  const change = (value: number): string => formatChange(value, words.unit, words.locale);
  const value = (one: number): string => formatValue(one, words.unit, words.locale);
  const label = ({ segment }: BridgeSegment): string => words.segmentLabel(words.path[0] ?? '', segment);
  const size = change(bridge.change);
  const range = `from ${value(bridge.start)} to ${value(bridge.end)}`;
  if (!/[1-9]/.test(size)) return `${words.metric} did not move, ${range}.`;
  const relative = bridge.start > 0 ? formatRelative(bridge.start, bridge.end, words.locale).replace(/^[+−]/, '') : null;
  const verb = bridge.change > 0 ? 'rose' : 'fell';
  const moved = relative === null ? `${verb} ${size.replace(/^[+−]/, '')}` : `${verb} ${relative} (${size})`;
  const ranked = [...bridge.segments].sort((left, right) => Math.abs(right.effect) - Math.abs(left.effect));
  const [shown, rest] = [ranked.slice(0, 3), ranked.slice(3)];
  const others = rest.reduce((sum, { effect }) => sum + effect, 0);
  const parts = [
    ...shown.map((segment) => `${label(segment)} ${change(segment.effect)}`),
    ...(rest.length === 0 ? [] : [`${rest.length} other${rest.length === 1 ? '' : 's'} ${change(others)}`]),
  ];
  return [
    `${words.metric} ${moved}, ${range}: ${parts.join(', ')}.`,
    ...deepest(bridge, words, change),
    ...comingAndGoing(bridge.segments, (segment) => `${label(segment)} ${change(segment.effect)}`),
  ].join(' ');
}

/** Where in the path the largest segment's change lies. */
function deepest(bridge: Bridge, words: BridgeWords, change: (value: number) => string): readonly string[] {
  const trail: BridgeSegment[] = [];
  let { segments } = bridge;
  while (segments.length > 0) {
    const [first] = [...segments].sort((left, right) => Math.abs(right.effect) - Math.abs(left.effect));
    if (first === undefined || first.effect === 0) break;
    trail.push(first);
    segments = first.parts;
  }
  const last = trail.at(-1);
  if (trail.length < 2 || last === undefined) return [];
  const names = trail.map(({ segment }, depth) => words.segmentLabel(words.path[depth] ?? '', segment));
  return [`Most of it lies in ${names.join(' › ')} with ${change(last.effect)}.`];
}
