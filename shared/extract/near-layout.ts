import type { HeaderFormat } from './extract-format.ts';

/** A header may lack this share of a layout's columns and still be taken for it, asked and never guessed. */
const leastShare = 0.7;
const leastColumns = 3;

/** The one layout that a header nearly has the columns of; null where none is near or two are equally near. */
export function nearLayout(formats: readonly HeaderFormat[], header: readonly string[]): HeaderFormat | null {
  const has = (names: string) => names.split('|').some((name) => header.includes(name));
  const near = formats
    .filter(({ excludes = [] }) => !excludes.some(has))
    .map((format) => {
      const present = format.required.filter(has).length;
      return { format, present, share: present / format.required.length };
    })
    .filter(({ present, share }) => present >= leastColumns && share >= leastShare)
    .sort((left, right) => right.present - left.present || right.share - left.share);
  const [first, second] = near;
  return first === undefined || (second !== undefined && second.present === first.present) ? null : first.format;
}
