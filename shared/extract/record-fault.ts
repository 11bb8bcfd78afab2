import type { RecordFault } from './record-reader.ts';

/** Why a record waits in quarantine, in words. */
export function recordFaultText(fault: RecordFault, fields: number, expected: number): string {
  switch (fault) {
    case 'field_count':
      if (fields === 1 && expected > 2)
        return `has 1 field where the header has ${expected}; it may be a piece of the record before or after it`;
      return `has ${fields} ${fields === 1 ? 'field' : 'fields'} where the header has ${expected}`;
    case 'quote_not_closed':
      return 'a quote is opened and never closed';
    case 'text_after_quote':
      return 'text follows a closing quote';
    case 'quote_in_field':
      return 'a quote stands inside an unquoted field';
    case 'lone_carriage_return':
      return 'a carriage return stands inside an unquoted field';
    case 'lone_line_feed':
      return 'a line feed stands inside an unquoted field';
    case 'nul_byte':
      return 'holds a NUL byte';
    case 'separator_byte':
      return 'holds a control character that parts records (0x1E or 0x1F)';
    case 'not_in_encoding':
      return 'holds bytes that are no UTF-8, as when files in two encodings were put together';
  }
}
