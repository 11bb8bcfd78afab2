/** Fields of one delimited line, doubled quotes single; a quote that is never closed takes the rest of the line. */
export function splitRecord(line: string, delimiter: string, quote: string | null = '"'): readonly string[] {
  const fields: string[] = [];
  let position = 0;
  while (position <= line.length) {
    if (quote !== null && line[position] === quote) {
      let end = line.indexOf(quote, position + 1);
      while (end >= 0 && line[end + 1] === quote) end = line.indexOf(quote, end + 2);
      const close = end < 0 ? line.length : end;
      fields.push(line.slice(position + 1, close).replaceAll(quote + quote, quote));
      position = close + 1;
      const next = line.indexOf(delimiter, position);
      position = next < 0 ? line.length + 1 : next + 1;
      continue;
    }
    const next = line.indexOf(delimiter, position);
    fields.push(line.slice(position, next < 0 ? line.length : next));
    position = next < 0 ? line.length + 1 : next + 1;
  }
  return fields;
}
