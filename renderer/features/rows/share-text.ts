import type { Count } from '../../../shared/protocol/column-profile.ts';
import { formatValue } from '../../../shared/query/format-value.ts';
import { formatCount } from '../../ui/number/format-value.ts';

export const countText = ({ count, isExact }: Count): string => `${isExact ? '' : 'about '}${formatCount(count)}`;

/** An exact decimal text without zeros that say nothing; amounts keep their cents. */
export function plainNumber(text: string, isMoney: boolean): string {
  const [whole = '', decimals = ''] = text.split('.');
  const kept = decimals.replace(/0+$/, '').padEnd(isMoney ? 2 : 0, '0');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−');
  return kept === '' ? grouped : `${grouped}.${kept}`;
}

/** A share that is not zero never reads as none, one that is not whole never as all. */
export function shareText(part: number, all: number): string {
  if (part === 0 || all === 0) return '–';
  const share = part / all;
  if (share < 0.001) return '< 0.1 %';
  if (share < 1 && share > 0.999) return '> 99.9 %';
  return formatValue(share, { kind: 'ratio' }, 'en-US', { decimals: 1 });
}
