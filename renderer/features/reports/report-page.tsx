import type { JSX } from 'react';
import type { ModelBlock, ModelTable, ReportModel, ReportSpec } from '../../../shared/report/report-spec.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { IconButton } from '../../ui/button/button.tsx';
import { ChartFrame } from '../../ui/chart-frame/chart-frame.tsx';
import { Table } from '../../ui/table/table.tsx';

function TableBlock({ table, label }: { readonly table: ModelTable; readonly label: string }): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- a wide table is scrolled by keys too
    <div className="report-table" role="group" aria-label={label} tabIndex={0}>
      <Table
        label={label}
        rows={table.rows}
        rowKey={(_, index) => index}
        columns={table.columns.map((column, index) => ({
          id: String(index),
          header: column.label,
          align: column.align,
          cell: (row: ModelTable['rows'][number]) => row[index]?.text ?? '–',
        }))}
      />
    </div>
  );
}

function BlockBody({ block }: { readonly block: ModelBlock }): JSX.Element {
  switch (block.kind) {
    case 'headline':
      return <p className="report-headline">{block.text}</p>;
    case 'text':
      return <p className="report-text">{block.text}</p>;
    case 'chart':
      return (
        <div className="report-chart">
          <ChartFrame spec={block.chart} />
        </div>
      );
    case 'table':
      return (
        <>
          <h2>{block.title}</h2>
          <TableBlock table={block.table} label={block.title} />
        </>
      );
  }
}

function sourceLine(block: ModelBlock): string {
  const metrics = new Set(block.lineage.flatMap((lineage) => lineage.metrics.map(({ id, version }) => `${id}@${version}`)));
  const files = new Set(block.lineage.flatMap((lineage) => lineage.extracts.map(({ name }) => name)));
  if (files.size === 0) return '';
  return `${[...metrics].join(', ')} · ${files.size === 1 ? [...files][0] : `${files.size} extracts`}`;
}

function moved(spec: ReportSpec, index: number, step: -1 | 1): ReportSpec {
  const blocks = [...spec.blocks];
  const [block] = blocks.splice(index, 1);
  if (block !== undefined) blocks.splice(index + step, 0, block);
  return { ...spec, blocks };
}

function without(spec: ReportSpec, id: string): ReportSpec {
  return { ...spec, blocks: spec.blocks.filter((block) => block.id !== id) };
}

/** The report as it will be exported; each block can be moved and taken out. */
export function ReportPage({ model, spec }: { readonly model: ReportModel; readonly spec: ReportSpec }): JSX.Element {
  const put = (report: ReportSpec) => void applyEdit({ kind: 'report.put', report });
  return (
    <article className="panel report-page" aria-label={model.name}>
      <header>
        <h1>{model.name}</h1>
        <p className="muted">{model.subtitle}</p>
        {model.caveats.length > 0 && (
          <ul className="report-caveats warn">
            {model.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        )}
      </header>
      {model.blocks.map((block) => {
        const index = spec.blocks.findIndex(({ id }) => id === block.id);
        return (
          <section key={block.id} className="report-block" aria-label={index < 0 ? 'What the block above rests on' : `Block ${index + 1}`}>
            {index >= 0 && (
              <div className="report-block-tools">
                <IconButton icon="up" label="Move up" isDisabled={index === 0} onPress={() => put(moved(spec, index, -1))} />
                <IconButton
                  icon="down"
                  label="Move down"
                  isDisabled={index === spec.blocks.length - 1}
                  onPress={() => put(moved(spec, index, 1))}
                />
                <IconButton icon="close" label="Remove from the report" onPress={() => put(without(spec, block.id))} />
              </div>
            )}
            <BlockBody block={block} />
            <p className="report-source muted">{sourceLine(block)}</p>
          </section>
        );
      })}
      <footer className="muted">
        {model.workbook} · as of {model.asOf} · Paybench {model.appVersion}
      </footer>
    </article>
  );
}
