/** A plain, slow CSV parser of its own, for comparing with the real one: quotes may surround a field and are doubled inside. */
export function parseCsv(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let position = 0;
  const endField = () => {
    fields.push(field);
    field = '';
  };
  while (position < text.length) {
    const letter = text[position];
    if (isQuoted) {
      if (letter === '"' && text[position + 1] === '"') {
        field += '"';
        position++;
      } else if (letter === '"') isQuoted = false;
      else field += letter;
    } else if (letter === '"' && field === '') isQuoted = true;
    else if (letter === delimiter) endField();
    else if (letter === '\n') {
      endField();
      records.push(fields);
      fields = [];
    } else field += letter;
    position++;
  }
  if (field !== '' || fields.length > 0) {
    endField();
    records.push(fields);
  }
  return records;
}
