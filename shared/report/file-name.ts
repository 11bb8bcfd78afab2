const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])$/i;

/** A name that every file system takes, made from a title: "Q1 partner review" becomes "Q1 partner review.pptx". */
export function fileName(title: string, extension: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\p{C}/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = [...plain].slice(0, 120).join('').trimEnd();
  // A reserved name stays reserved before the first point.
  const stem = short === '' || reserved.test(short.split('.')[0]?.trim() ?? '') ? `report ${short}`.trimEnd() : short;
  return `${stem}.${extension}`;
}
