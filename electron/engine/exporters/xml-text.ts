import { removeIllegal } from '../../../shared/report/clean-model.ts';

/** Text as XML or HTML content or attribute value: escaped, without the characters that XML 1.0 forbids. */
export function xmlText(text: string): string {
  return removeIllegal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
