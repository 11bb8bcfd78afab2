import { type JSX, useState } from 'react';
import type { ExtractPreview } from '../../../shared/extract/receipt.ts';
import { Table } from '../../ui/table/table.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { PreviewLines } from './teach/preview-lines.tsx';
import { ScrollArea } from './scroll-area.tsx';

const views = [
  { value: 'rows', label: 'First rows' },
  { value: 'lines', label: 'Lines of the file' },
] as const;

/** The first rows of a file, or its lines with where each record begins. */
export function PreviewSample({ preview }: { readonly preview: ExtractPreview }): JSX.Element {
  const [view, setView] = useState<(typeof views)[number]['value']>('rows');
  return (
    <div className="preview-look">
      {preview.lines.length > 0 && <Segments label="Look at" options={views} value={view} onChange={setView} />}
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
