/** Records of a CSV text (RFC 4180), a byte order mark and empty lines left out. Delimiter: comma, or semicolon where the first line has more of them. */
export function csvRecords(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\uFEFF/, '');
  const head = plain.slice(0, Math.max(0, plain.search(/[\r\n]/)) || plain.length);
  const delimiter = head.split(';').length > head.split(',').length ? ';' : ',';
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let isQuoted = false;
  const endRecord = () => {
    record.push(field);
    if (record.length > 1 || field !== '') records.push(record);
    [record, field] = [[], ''];
  };
  for (let index = 0; index < plain.length; index++) {
    const char = plain[index];
    if (isQuoted) {
      if (char !== '"') field += char;
      else if (plain[index + 1] === '"') {
        field += '"';
        index++;
      } else isQuoted = false;
    } else if (char === '"' && field === '') isQuoted = true;
    else if (char === delimiter) {
      record.push(field);
      field = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && plain[index + 1] === '\n') index++;
      endRecord();
    } else field += char;
  }
  endRecord();
  return records;
}
