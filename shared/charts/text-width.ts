/** Advance widths of Inter in thousandths of an em: ASCII 32 to 126, then the marks of `others`. Read from the bundled font files. */
const regular = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620, 566, 619, 620, 288,
  302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744,
  690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612,
  612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662, 662, 500, 864, 288, 1011, 1011, 261,
];
const semibold = [
  252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623, 636, 666, 612, 640, 576, 640, 640, 319,
  329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605, 588, 749, 746, 277, 580, 703, 565, 922, 759, 769, 645, 773, 652, 650, 660, 736,
  728, 1020, 720, 713, 652, 373, 379, 373, 481, 469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262, 569, 262, 900, 612, 609, 624,
  624, 397, 549, 353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673, 673, 500, 956, 319, 1034, 1034, 294,
];
const others = '−–…·▲▼’';

/** Width of a text in Inter, in the unit of `size`; characters outside the table count as a wide one. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  const table = weight === 600 ? semibold : regular;
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 32;
    if (isInvisible(code)) continue;
    const index = code >= 32 && code <= 126 ? code - 32 : 95 + others.indexOf(character);
    thousandths += (index >= 95 && !others.includes(character) ? undefined : table[index]) ?? (code > 0x2e80 ? 1000 : 650);
  }
  return (thousandths * size) / 1000;
}

/** Marks without width: isolates, joiners and those that are written over the letter before. */
function isInvisible(code: number): boolean {
  return (
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0xfe00 && code <= 0xfe0f)
  );
}

/** The text, shortened with an ellipsis where it is wider than `width`. */
export function fitText(text: string, width: number, size: number, weight: 400 | 600 = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, size, weight) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Breaks a text at spaces (and after hyphens) into at most `maxLines` lines; what is left over is shortened on the last one. */
export function wrapText(text: string, width: number, size: number, weight: 400 | 600 = 400, maxLines = 3): readonly string[] {
  const words = text.split(/\s+|(?<=\p{L}-)(?=\p{L})/u).filter((word) => word !== '');
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const glue = line === '' || line.endsWith('-') ? '' : ' ';
    const longer = `${line}${glue}${word}`;
    if (line === '' || textWidth(longer, size, weight) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= maxLines) return lines.map((each) => fitText(each, width, size, weight));
  const kept = lines.slice(0, maxLines - 1);
  return [...kept, lines.slice(maxLines - 1).join(' ')].map((each) => fitText(each, width, size, weight));
}
