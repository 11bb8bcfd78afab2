import { type JSX, useState } from 'react';
import { counted } from '../../../shared/base/words.ts';
import type { ExtractPreview } from '../../../shared/extract/receipt.ts';
import { formatCount } from '../../ui/number/format-value.ts';
import { Table } from '../../ui/table/table.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { PreviewLines } from './teach/preview-lines.tsx';
import { ScrollArea } from './scroll-area.tsx';

const views = [
  { value: 'rows', label: 'First rows' },
  { value: 'lines', label: 'Lines of the file' },
] as const;

/** What of the first lines is no record, in a sentence. */
function LinesSaid({ lines }: Pick<ExtractPreview, 'lines'>): JSX.Element | null {
  const count = (kind: ExtractPreview['lines'][number]['kind']) => lines.filter((line) => line.kind === kind).length;
  const [misfits, before, after] = [count('misfit'), count('preamble'), count('trailer')];
  if (misfits + before + after === 0) return null;
  const around = [
    ...(before > 0 ? [`${counted(before, 'line')} before the table`] : []),
    ...(after > 0 ? [`${counted(after, 'line')} after it`] : []),
  ];
  return (
    <span>
      {misfits > 0 && (
        <span className="bad">
          {counted(misfits, 'line')} of the first {formatCount(lines.length)} would be set aside.{' '}
        </span>
      )}
      {around.length > 0 && <span className="warn">{around.join(' and ')} would be in no total.</span>}
    </span>
  );
}

/** The first rows of a file, or its lines with where each record begins. */
export function PreviewSample({ preview }: { readonly preview: ExtractPreview }): JSX.Element {
  const [view, setView] = useState<(typeof views)[number]['value']>('rows');
  return (
    <div className="preview-look">
      {preview.lines.length > 0 && (
        <div className="preview-said">
          <Segments label="Look at" options={views} value={view} onChange={setView} />
          <LinesSaid lines={preview.lines} />
        </div>
      )}
      <ScrollArea className="preview-sample" label="The file">
        {view === 'lines' ? (
          <PreviewLines lines={preview.lines} />
        ) : (
          <Table
            label="First rows of the file"
            columns={preview.header.map((name, index) => ({
              id: `${index}`,
              header: name,
              cell: (row: readonly string[]) => row[index] ?? '',
            }))}
            rows={preview.sample.slice(0, 8)}
            rowKey={(_, index) => index}
          />
        )}
      </ScrollArea>
    </div>
  );
}
