const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that every file system takes, made from a title: "Q1 partner review" becomes "Q1 partner review.pptx". */
export function fileName(title: string, extension: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\p{C}/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const short = [...plain].slice(0, 120).join('').trimEnd();
  const stem = short === '' || reserved.test(short) ? `report ${short}`.trimEnd() : short;
  return `${stem}.${extension}`;
}
