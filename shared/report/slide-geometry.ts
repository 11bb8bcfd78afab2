import { wrapText } from '../charts/text-width.ts';

/** Inches of a 16:9 slide of 13.333 x 7.5. */
export const page = { width: 13.333, height: 7.5, margin: 0.583, footer: 6.95, body: 12.167, top: 0.42 } as const;

/** Lines a text takes at a point size in a width in inches. */
export function linesOf(text: string, points: number, width: number, weight: 400 | 600 = 400): number {
  return wrapText(text, width * 72 * 0.98, points, weight, 99).length;
}

/** Inches of one line at a point size. */
export const lineHeight = (points: number): number => (points * 1.22) / 72;

interface Framed {
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
}

/** Type size in points and height in inches of a slide's title, and of the subtitle under it. */
export function headSizes({ title, subtitle }: Pick<Framed, 'title' | 'subtitle'>): {
  readonly size: number;
  readonly title: number;
  readonly subtitle: number;
} {
  const size = linesOf(title, 24, page.body, 600) <= 2 ? 24 : 20;
  return {
    size,
    title: Math.min(3, linesOf(title, size, page.body, 600)) * lineHeight(size),
    subtitle: subtitle === '' ? 0 : Math.min(2, linesOf(subtitle, 13, page.body)) * lineHeight(13),
  };
}

/** Inches from the top at which the body begins. */
export function bodyTop(framed: Framed): number {
  const head = headSizes(framed);
  return page.top + head.title + 0.08 + head.subtitle + 0.22;
}

/** Where the body ends: above the notes, or above the footer. */
export function bodyEnd({ notes }: Pick<Framed, 'notes'>): number {
  if (notes.length === 0) return page.footer - 0.1;
  return page.footer - 0.12 - Math.min(3, linesOf(notes.join('  '), 9, page.body)) * lineHeight(9);
}

/** Inches that sentences under a table take. */
export const wordsHeight = (texts: readonly string[]): number =>
  texts.length === 0 ? 0 : 0.3 + texts.reduce((sum, text) => sum + linesOf(text, 11, page.body - 0.2) * lineHeight(11) + 0.08, 0);
