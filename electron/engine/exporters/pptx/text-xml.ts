import { xmlText } from '../xml-text.ts';
import { deckFont } from './deck-style.ts';

export const fill = (color: string): string => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;

/** Size in points, color as RRGGBB. */
export function textProperties(size: number, color: string, bold = false): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}">${fill(color)}<a:latin typeface="${deckFont}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

/** Words of their own in the place of a value. */
export function richText(text: string, size: number, color: string, bold: boolean): string {
  return `<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US" sz="${size * 100}" b="${bold ? 1 : 0}">${fill(color)}<a:latin typeface="${deckFont}"/></a:rPr><a:t>${xmlText(text)}</a:t></a:r></a:p></c:rich></c:tx>`;
}
