import type { ReportBlock, ReportSpec } from '../../../shared/report/report-spec.ts';
import type { WorkbookDocument } from '../../../shared/workbook/document.ts';

/** A block without its id: what a screen hands over. */
export type BlockContent = ReportBlock extends infer Block ? (Block extends ReportBlock ? Omit<Block, 'id'> : never) : never;

/** The lowest number not taken yet, so that two people adding the same figure get the same report. */
function nextId(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
}

export function newBlock(content: BlockContent, report: ReportSpec): ReportBlock {
  return {
    ...content,
    id: nextId(
      content.kind,
      report.blocks.map(({ id }) => id),
    ),
  } as ReportBlock;
}

export function newReport(document: WorkbookDocument, name: string): ReportSpec {
  return {
    id: nextId(
      'report',
      document.reports.map(({ id }) => id),
    ),
    name,
    subtitle: document.name,
    blocks: [],
  };
}
