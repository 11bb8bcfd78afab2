import { previousPeriod } from '../../../shared/calendar/period.ts';
import { pivotLayout } from '../../../shared/pivot/pivot-spec.ts';
import type { SliceSpec } from '../../../shared/query/slice.ts';
import type { BlockKindId } from '../../../shared/report/blocks/registry.ts';
import type { ReportBlock, ReportSpec } from '../../../shared/report/report-spec.ts';
import { monthOf } from '../../../shared/report/templates/template.ts';
import type { WorkbookDocument } from '../../../shared/workbook/document.ts';

/** A block without its id: what a screen hands over. */
export type BlockContent = ReportBlock extends infer Block ? (Block extends ReportBlock ? Omit<Block, 'id'> : never) : never;

/** The lowest number not taken yet, so that two people adding the same figure get the same report. */
function nextId(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
}

export function freeId(prefix: string, report: ReportSpec): string {
  return nextId(
    prefix,
    report.blocks.map(({ id }) => id),
  );
}

export function newBlock(content: BlockContent, report: ReportSpec): ReportBlock {
  return { ...content, id: freeId(content.kind, report) } as ReportBlock;
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

/** What a new block asks for before anybody says otherwise: the first metric of the data in the month of the report. */
export interface BlockSetting {
  readonly document: WorkbookDocument;
  /** The month of the report, as "2026-03". */
  readonly month: string;
  /** Metrics that the data answers, the most asked for first. */
  readonly metrics: readonly string[];
}

/** A block of a kind to begin with. */
export function blockOf(kind: BlockKindId, { document, month, metrics }: BlockSetting): BlockContent {
  const period = monthOf(month);
  const compare = previousPeriod(period);
  const [metric = 'payment_success'] = metrics;
  const slice = (list: readonly string[], by: string[] = []): SliceSpec => ({
    metrics: [...list],
    by,
    grain: null,
    period,
    where: { kind: 'all' },
    compare,
  });
  const numbers = [{ name: 'it', slice: slice([metric]) }];
  switch (kind) {
    case 'headline':
      return { kind, text: `{{month}}: {{it.change}}`, numbers };
    case 'text':
      return { kind, text: `It {{it.change}}.`, numbers };
    case 'tiles':
      return { kind, title: 'In numbers', slice: slice(metrics.slice(0, 3)), targets: {} };
    case 'kpis':
      return { kind, title: 'KPIs', slice: slice(metrics.slice(0, 5)), targets: {} };
    case 'chart':
      return { kind, chart: 'bar', title: null, slice: slice([metric], ['partner']) };
    case 'table':
      return { kind, title: 'By partner', slice: slice(metrics.slice(0, 2), ['partner']) };
    case 'pivot': {
      const layout = pivotLayout([metric], [{ kind: 'column', column: 'partner' }], [{ kind: 'column', column: 'product' }]);
      return {
        kind,
        title: 'By partner and product',
        pivot: { ...layout, compare: 'none', period, scopeCompare: null, where: { kind: 'all' } },
      };
    }
    case 'bridge':
      return { kind, bridge: { metric, by: 'product', from: compare, to: period, where: { kind: 'all' }, form: 'three-part' } };
    case 'scorecard':
      return { kind, title: 'What the partners promised', partner: null };
    case 'sql':
      return {
        kind,
        title: 'Rows by partner',
        sql: 'SELECT partner, count(*) AS attempts FROM attempt GROUP BY partner ORDER BY 2 DESC',
        chart: false,
      };
    case 'case':
    case 'tornado':
      return { kind, caseId: document.cases.at(-1)?.id ?? '' };
    case 'benefits':
    case 'slipped':
    case 'pipeline':
      return { kind, year: null };
    case 'actions':
      return { kind, partner: null };
    case 'commentary':
      return { kind, text: '' };
    case 'appendix':
      return { kind };
  }
}
