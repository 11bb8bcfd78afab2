import type { MetricInfo } from './metric-info.ts';

/** Whether every word of a search stands in what is said of a metric: id, name, group, sentence, formula, table. */
export function matchesSearch(
  {
    id,
    label,
    group,
    sentence,
    source,
    words,
    text,
  }: Pick<MetricInfo, 'id' | 'label' | 'group' | 'sentence' | 'source' | 'words' | 'text'>,
  search: string,
): boolean {
  const said = [id, id.replaceAll('_', ' '), label, group, sentence, source, text ?? '', ...words.map((line) => line.text)]
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
