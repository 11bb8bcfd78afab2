import type { JSX } from 'react';
import type { ExtractPreview } from '../../../../shared/extract/receipt.ts';
import { formatCount } from '../../../ui/number/format-value.ts';
import { ScrollArea } from '../scroll-area.tsx';

type Line = ExtractPreview['lines'][number];

const kindWords: Readonly<Record<Line['kind'], string>> = {
  preamble: 'before it',
  header: 'names',
  record: 'record',
  blank: 'blank',
  trailer: 'after it',
  misfit: 'set aside',
};

/** The first lines of the file, with where each record begins and what does not fit. */
export function PreviewLines({ lines }: { readonly lines: readonly Line[] }): JSX.Element {
  return (
    <ScrollArea label="Lines of the file">
      <table className="teach-lines" aria-label="Lines of the file">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Is</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, kind, record, fields, fault, text }, index) => {
            const begins = fields !== null || record === null || record !== lines[index - 1]?.record;
            return (
              <tr key={line} className={`teach-line teach-line-${kind}${begins ? ' teach-line-begins' : ''}`}>
                <td className="right muted">{formatCount(line)}</td>
                <td>
                  {begins ? (record === null ? kindWords[kind] : `${kindWords[kind]} ${formatCount(record)}`) : '…'}
                  {fields !== null && <span className="muted"> {formatCount(fields)} fields</span>}
                </td>
                <td>
                  <span className="mono">{text}</span>
                  {fault !== null && <div className="bad">{fault}</div>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollArea>
  );
}
