import { z } from 'zod';
import { type FrictionBoard, frictionPlaceSchema, frictionSpecSchema } from '../explain/friction/friction-board.ts';
import type { Brief } from '../explain/brief.ts';
import { businessCaseSchema, simulationSchema } from '../business-case/business-case.ts';
import type { TableSheet } from '../business-case/edit/driver-table.ts';
import type { CaseFacts } from '../business-case/case-facts.ts';
import type { CaseResult } from '../business-case/case-result.ts';
import type { Ledger } from '../business-case/ledger/ledger-result.ts';
import type { SimulationResult } from '../business-case/simulation/simulation-result.ts';
import type { AffectedCount } from '../commitments/affected-count.ts';
import type { CommitmentResult, Scorecard } from '../commitments/commitment-result.ts';
import { commitmentSchema } from '../commitments/commitment.ts';
import { affectedRowsSchema } from '../commitments/escalation.ts';
import { isTimeZone } from '../calendar/time-zone.ts';
import { dialectSchema } from '../extract/dialect.ts';
import { columnMappingSchema, extractProfileSchema } from '../extract/profile.ts';
import type { ExtractPreview, ExtractSummary, ImportChoice, ImportResult, QuarantinedRecord } from '../extract/receipt.ts';
import type { TrialLoad } from '../extract/trial-load.ts';
import type { FactTableName } from '../domain/tables.ts';
import type { AppError } from '../errors/app-error.ts';
import type { metricsOfSql } from '../metrics/from-sql/metrics-of-sql.ts';
import type { rowsOfSql } from '../metrics/from-sql/rows-of-sql.ts';
import type { CheckedMetric } from '../metrics/checked-metric.ts';
import type { MetricInfo } from '../metrics/metric-info.ts';
import { type OwnMetric, ownMetricSchema } from '../metrics/own-metric.ts';
import type { MoneyBook } from '../partners/money-item.ts';
import type { Movers } from '../partners/mover.ts';
import type { ServiceFigures } from '../partners/service.ts';
import type { PivotResult } from '../pivot/pivot-result.ts';
import { pivotSpecSchema } from '../pivot/pivot-spec.ts';
import type { BridgeResult } from '../query/bridge-result.ts';
import { bridgeSpecSchema, daySchema, sliceSpecSchema } from '../query/slice-schema.ts';
import type { Lineage, SliceResult } from '../query/slice.ts';
import { queueRequestSchema } from '../reconcile/queue-request.ts';
import type { QueuePage, ReconcileSummary } from '../reconcile/result.ts';
import type { ReportModel } from '../report/report-spec.ts';
import { cubeSpecSchema } from '../metrics/cube-spec.ts';
import type { MetricCube } from '../metrics/metric-cube.ts';
import { reportFormats } from '../report/report-formats.ts';
import { reportParametersSchema, reportSpecSchema } from '../report/report-spec.ts';
import { type Edit, editSchema } from '../workbook/edit.ts';
import type { WorkbookDocument } from '../workbook/document.ts';
import type { ColumnBatch } from '../base/column-batch.ts';
import { type RowsExported, rowsExportSchema } from '../query/rows-export.ts';
import { columnNamesSchema, type FoundRow, rowsSpecSchema } from '../query/rows-spec.ts';
import { limits } from './limits.ts';
import type { ColumnOverview, ColumnProfile } from './column-profile.ts';
import type { RowColumn, RowsDescription } from './rows-description.ts';

/** A path the person chose: main turns dialogs and drops into tokens; the CLI and tests grant paths directly. */
const grant = z.string().min(1).max(4096);
const nothing = z.object({});
const pictureShape = {
  width: z.number().int().min(200).max(4000),
  height: z.number().int().min(120).max(4000),
  scale: z.number().min(0.5).max(4),
};

export const importChoiceSchema: z.ZodType<ImportChoice> = z.object({
  member: z.string().optional(),
  sheet: z.string().optional(),
  headerRow: z.number().int().min(1).max(1_048_576).optional(),
  format: z.string().optional(),
  dialect: dialectSchema.optional(),
  mapping: z.array(columnMappingSchema).optional(),
  profile: extractProfileSchema.optional(),
  drift: z.object({ renamed: z.array(z.object({ from: z.string(), to: z.string() })), gone: z.array(z.string()) }).optional(),
  partner: z.string().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'a currency is a code of three letters, like USD')
    .optional(),
  timeZone: z.string().refine(isTimeZone, 'the time zone is not known').optional(),
  allowDuplicate: z.boolean().optional(),
  onOverlap: z.enum(['ask', 'supersede', 'keep_both']).optional(),
  personal: z.record(z.string(), z.enum(['keep', 'mask', 'hash', 'drop'])).optional(),
  referenceColumns: z.array(z.string()).optional(),
});

export interface WorkbookState {
  readonly document: WorkbookDocument;
  /** Monotonic; results are keyed by it where they depend on data. */
  readonly dataRevision: number;
  readonly documentRevision: number;
  readonly file: string | null;
  readonly fileName: string | null;
  readonly unsaved: boolean;
  readonly savedAt: string | null;
  readonly recovered: boolean;
  readonly isDemo: boolean;
  readonly canUndo: string | null;
  readonly canRedo: string | null;
  readonly rowCounts: readonly { readonly table: FactTableName; readonly rows: number }[];
  readonly dataFrom: string | null;
  /** Last day with data, inclusive. */
  readonly dataThrough: string | null;
}

export type OpenResult =
  | { readonly kind: 'opened'; readonly state: WorkbookState }
  /** A working copy with edits that were never saved is there: choose. */
  | { readonly kind: 'recoverable'; readonly fileName: string; readonly editedAt: string };

export interface RowsPage {
  readonly total: number;
  readonly offset: number;
  readonly batch: ColumnBatch;
}

export interface ExportResult {
  readonly path: string;
  readonly bytes: number;
  readonly numbers: number;
}

export interface VerifyResult {
  readonly checked: number;
  readonly differences: readonly { readonly where: string; readonly expected: string; readonly found: string }[];
  readonly extracts: readonly { readonly id: number; readonly name: string; readonly ok: boolean; readonly message: string }[];
}

export interface Method<Params, Result> {
  readonly params: z.ZodType<Params>;
  readonly result?: Result; // type only
  readonly cancellable: boolean;
  readonly idempotent: boolean;
  /** Reads and leaves nothing: a cancelled call is answered at once, and what the database cannot interrupt ends unseen. */
  readonly quits: boolean;
}

interface Flags {
  cancellable?: boolean;
  idempotent?: boolean;
  quits?: boolean;
}
function method<Result>() {
  return <Params>(params: z.ZodType<Params>, flags: Flags = {}): Method<Params, Result> => ({
    params,
    cancellable: flags.cancellable ?? false,
    idempotent: flags.idempotent ?? false,
    quits: flags.quits ?? false,
  });
}

const read = { cancellable: true, idempotent: true, quits: true };
export const engineProtocol = {
  'workbook.new': method<WorkbookState>()(z.object({ name: z.string().min(1).max(200) })),
  'workbook.open': method<OpenResult>()(z.object({ grant, choice: z.enum(['ask', 'recover', 'discard']) }), { cancellable: true }),
  /** Opens what an earlier process had open when it died (the newest working copy nobody holds), or null; never asks. */
  'workbook.resume': method<WorkbookState | null>()(nothing),
  'workbook.openDemo': method<WorkbookState>()(z.object({ rebuild: z.boolean().optional() }), { cancellable: true }),
  'workbook.save': method<WorkbookState>()(nothing),
  'workbook.saveAs': method<WorkbookState>()(z.object({ grant })),
  'workbook.close': method<null>()(z.object({ discard: z.boolean() })),
  'workbook.state': method<WorkbookState | null>()(nothing, read),
  'document.apply': method<WorkbookState>()(z.object({ edit: editSchema as z.ZodType<Edit> })),
  'document.undo': method<WorkbookState>()(nothing),
  'document.redo': method<WorkbookState>()(nothing),

  'extract.preview': method<ExtractPreview>()(z.object({ grant, choice: importChoiceSchema.optional() }), read),
  'extract.import': method<ImportResult>()(
    /** `seen`: the file as it was when a person confirmed it. */
    z.object({
      grant,
      choice: importChoiceSchema.optional(),
      seen: z.object({ size: z.number(), modifiedMs: z.number() }).nullable().optional(),
    }),
    { cancellable: true },
  ),
  /** The first part of a file loaded as chosen, into tables that nobody keeps. */
  'extract.trial': method<TrialLoad>()(z.object({ grant, choice: importChoiceSchema }), { cancellable: true, idempotent: true }),
  'extract.list': method<readonly ExtractSummary[]>()(nothing, read),
  'extract.quarantine': method<{ readonly total: number; readonly records: readonly QuarantinedRecord[] }>()(
    z.object({ extract: z.number().int(), offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
    read,
  ),
  /** Records of the quarantine as a person wants them read: loaded under their own line numbers, one step that can be undone. */
  'extract.correct': method<{ readonly extract: ExtractSummary }>()(
    z.object({
      extract: z.number().int(),
      records: z
        .array(z.object({ line: z.number().int(), byteOffset: z.number().int(), fields: z.array(z.string().max(1_000_000)).max(2000) }))
        .min(1)
        .max(500),
    }),
    { cancellable: true },
  ),
  /** The receipt of one file as an auditor's working paper; written to `grant` where one is given. `text` is empty for a spreadsheet. */
  'extract.paper': method<{ readonly text: string; readonly written: { readonly path: string; readonly bytes: number } | null }>()(
    z.object({ extract: z.number().int(), to: z.enum(['md', 'html', 'xlsx']), grant: grant.optional() }),
    { cancellable: true },
  ),
  'extract.sourceLine': method<{ readonly line: number; readonly text: string }>()(
    z.object({ extract: z.number().int(), line: z.number().int() }),
    read,
  ),
  'extract.formats': method<
    readonly { readonly id: string; readonly label: string; readonly table: FactTableName; readonly verified: boolean }[]
  >()(nothing, read),

  /** A taught layout as a file that another workbook can take, and back. */
  'profile.export': method<{ readonly path: string; readonly bytes: number }>()(z.object({ name: z.string(), grant })),
  'profile.import': method<{ readonly name: string }>()(z.object({ grant })),

  /** Clauses, rate cards and incidents from a contracts.json; what has the same id is replaced. */
  'contract.import': method<{ readonly commitments: number; readonly rateCards: number; readonly incidents: number }>()(
    z.object({ grant, isGuess: z.boolean().optional() }),
  ),

  'metric.list': method<readonly MetricInfo[]>()(nothing, read),
  /** Metrics that people made in this workbook, with what is wrong with those that cannot be computed. */
  'metric.own': method<readonly { readonly metric: OwnMetric; readonly problem: AppError | null }[]>()(nothing, read),
  /** A metric that is being written, tried on the data: its number, or what is wrong and where. */
  'metric.check': method<CheckedMetric>()(z.object({ metric: ownMetricSchema }), read),
  'slice.run': method<SliceResult>()(z.object({ slice: sliceSpecSchema }), read),
  /** Rows by columns with subtotals, each grain evaluated by itself. */
  'pivot.run': method<PivotResult>()(z.object({ pivot: pivotSpecSchema }), read),
  /** The pivot as it is read on screen, as a file. */
  'pivot.export': method<{ readonly path: string; readonly bytes: number; readonly cells: number }>()(
    z.object({ pivot: pivotSpecSchema, title: z.string().min(1).max(200), to: z.enum(['csv', 'xlsx', 'pptx']), grant }),
    { cancellable: true },
  ),
  'bridge.run': method<BridgeResult>()(z.object({ bridge: bridgeSpecSchema }), read),
  /** Daily sums from which any span of days is answered without asking again. */
  'cube.build': method<MetricCube>()(z.object({ cube: cubeSpecSchema }), read),
  /** Distinct values of a dimension with counts, most frequent first; `missing` counts rows without a value. */
  'dimension.values': method<{
    readonly values: readonly { readonly value: string; readonly rows: number }[];
    readonly distinct: number;
    readonly missing: number;
  }>()(
    z.object({
      table: rowsSpecSchema.shape.table,
      column: z.string(),
      contains: z.string().optional(),
      limit: z.number().int().min(1).max(1000),
    }),
    read,
  ),
  /** Columns of a row list, and how its rows relate to the figure behind which they lie. */
  'rows.describe': method<RowsDescription>()(z.object({ rows: rowsSpecSchema }), read),
  'rows.page': method<RowsPage>()(
    z.object({
      rows: rowsSpecSchema,
      /** Extract, line and fault always come with them; every column when left out. */
      columns: columnNamesSchema.optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(limits.rowsPage),
    }),
    read,
  ),
  /** The next row from `from` on, itself included, that holds `text` in one of the columns, whatever its case. */
  'rows.find': method<FoundRow>()(
    z.object({
      rows: rowsSpecSchema,
      columns: columnNamesSchema.optional(),
      text: z.string().min(1).max(500),
      from: z.number().int().nonnegative(),
      backwards: z.boolean().optional(),
    }),
    read,
  ),
  /** The chosen columns with what is about people in them: what an export would take along. */
  'rows.exportColumns': method<readonly RowColumn[]>()(z.object({ rows: rowsSpecSchema, columns: columnNamesSchema.min(1) }), read),
  /** All rows of a list as a file; nothing lies under its name before it is whole. */
  'rows.export': method<RowsExported>()(rowsExportSchema.extend({ grant }), { cancellable: true }),
  /** What the values of one column are like, over the rows of a list. */
  'column.profile': method<ColumnProfile>()(z.object({ rows: rowsSpecSchema, column: z.string().min(1).max(120) }), read),
  /** What can be said of every column of a list in one pass. */
  'column.overview': method<readonly ColumnOverview[]>()(z.object({ rows: rowsSpecSchema }), read),
  'sql.run': method<{ readonly batch: ColumnBatch; readonly elapsedMs: number }>()(z.object({ sql: z.string().min(1).max(100_000) }), {
    cancellable: true,
    quits: true,
  }),
  /** How the database would run it, as a drawing in text. */
  'sql.metrics': method<ReturnType<typeof metricsOfSql>>()(z.object({ sql: z.string().min(1).max(100_000) }), read),
  'sql.rows': method<ReturnType<typeof rowsOfSql>>()(z.object({ sql: z.string().min(1).max(100_000) }), read),
  'sql.explain': method<{ readonly plan: string }>()(z.object({ sql: z.string().min(1).max(100_000) }), read),

  /** Quick: without the clauses that wait for ledger and partner lines to be matched; the answer names them. So is money, and the Brief. */
  'scorecard.run': method<Scorecard>()(z.object({ partner: z.string().nullable(), isQuick: z.boolean().optional() }), read),
  'commitment.preview': method<readonly CommitmentResult[]>()(z.object({ commitment: commitmentSchema }), read),
  /** What partners owe by contract, rate cards and income terms, with the arithmetic and the claims made of it. */
  'money.run': method<MoneyBook>()(z.object({ partner: z.string().nullable(), isQuick: z.boolean().optional() }), read),
  /** What moved at a partner since its last review; null without attempts. */
  'partner.movers': method<Movers | null>()(z.object({ partner: z.string() }), read),
  /** Availability, latency and load of a partner, with response times by load. */
  'partner.service': method<ServiceFigures>()(z.object({ partner: z.string() }), read),
  /** Rows, orders, customers and value that an escalation touched, counted again from what is loaded. */
  'escalation.affected': method<AffectedCount>()(z.object({ affected: affectedRowsSchema }), read),
  /** Logs of escalations (of one partner, or of all) as CSV or Excel, by the ending of the name. */
  'escalation.export': method<{ readonly path: string; readonly bytes: number }>()(z.object({ grant, partner: z.string().nullable() })),
  'escalation.import': method<{ readonly escalations: number; readonly newEvents: number }>()(z.object({ grant })),
  /** Noted incidents (of one partner with those of all, or every one) as CSV or Excel, by the ending of the name. */
  'incident.export': method<{ readonly path: string; readonly bytes: number }>()(z.object({ grant, partner: z.string().nullable() })),
  'incident.import': method<{ readonly incidents: number; readonly fresh: number }>()(z.object({ grant })),
  /** A claim with its clause, arithmetic and evidence, or the pack for a partner's review, as a file. */
  'package.export': method<ExportResult>()(
    z.object({
      subject: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('claim'), key: z.string() }),
        z.object({ kind: z.literal('review'), partner: z.string() }),
      ]),
      to: z.enum(['pptx', 'xlsx', 'html', 'md', 'print-html']),
      grant,
    }),
    { cancellable: true },
  ),
  /** The rows behind money that is owed, as a spreadsheet; what is about people is mostly covered. */
  'claim.rows': method<RowsExported>()(z.object({ key: z.string(), grant }), { cancellable: true }),
  /** Clauses, cards, terms, partners, escalations and actions as a contracts file that another workbook can take. */
  'contract.export': method<{ readonly path: string; readonly bytes: number }>()(z.object({ grant })),
  /** What is matched, open and waiting on each leg from ledger to bank, as known on a day; null = by the last day that is loaded. */
  'reconcile.run': method<ReconcileSummary>()(z.object({ asOf: daySchema.nullable(), partner: z.string().nullable() }), read),
  /** The break queue, a page of it, each break with the rows of both sides. */
  'reconcile.breaks': method<QueuePage>()(queueRequestSchema, read),
  /** The queue as it is filtered and sorted, as a file. */
  'reconcile.export': method<{ readonly bytes: number; readonly entries: number }>()(
    z.object({ queue: queueRequestSchema.omit({ offset: true, limit: true }), to: z.enum(['csv', 'xlsx']), grant }),
    { cancellable: true },
  ),
  /** What goes wrong for customers, by failure, product and partner. */
  'friction.run': method<FrictionBoard>()(z.object({ friction: frictionSpecSchema }), read),
  /** What engineers need to know of one failure, as a workbook: figures, codes, hours; nothing about people. */
  'friction.export': method<{ readonly bytes: number; readonly cases: number }>()(
    z.object({ friction: frictionSpecSchema, type: z.string().min(1).max(60), cell: frictionPlaceSchema.nullable(), grant }),
    { cancellable: true },
  ),
  'case.evaluate': method<CaseResult>()(z.object({ case: z.union([businessCaseSchema, z.object({ id: z.string() })]) }), read),
  /** What a case takes from the data; its assumptions do not matter to it. */
  'case.facts': method<CaseFacts>()(z.object({ case: businessCaseSchema }), read),
  'case.simulate': method<SimulationResult>()(z.object({ case: businessCaseSchema, ...simulationSchema.partial().shape }), read),
  /** A case as a spreadsheet with live formulas. */
  /** Sheets of a spreadsheet or the table of a text file, row by row, for drivers to be taken from. */
  'case.readTable': method<{ readonly sheets: readonly TableSheet[] }>()(z.object({ grant }), { cancellable: true }),
  'case.export': method<{ readonly bytes: number }>()(z.object({ case: businessCaseSchema, grant }), { cancellable: true }),
  /** Every initiative in one calendar year; null = that of the last measured month. */
  'ledger.run': method<Ledger>()(z.object({ year: z.number().int().min(1990).max(2200).nullable() }), read),
  'brief.run': method<Brief>()(z.object({ isQuick: z.boolean().optional() }), read),
  'report.resolve': method<ReportModel>()(z.object({ report: z.union([reportSpecSchema, z.object({ id: z.string() })]) }), read),
  /** `parameters`: for another partner or month than the report is written for. `template`: a .pptx whose layouts, fonts and colors are used. */
  'report.export': method<ExportResult>()(
    z.object({
      report: z.union([reportSpecSchema, z.object({ id: z.string() })]),
      to: z.enum(reportFormats),
      grant,
      parameters: reportParametersSchema.partial().optional(),
      template: grant.optional(),
    }),
    { cancellable: true },
  ),
  /** Derives every number of an exported file again, from the open workbook. */
  'report.verify': method<VerifyResult>()(z.object({ grant }), read),
  /** One chart as a picture for the clipboard: SVG text with font and legend inside, PNG of `scale` pixels for each of its own. */
  'chart.render': method<{ readonly svg: string; readonly png: Uint8Array }>()(z.object({ chart: z.unknown(), ...pictureShape }), read),
  /** One chart as a file: a picture, or its numbers as CSV. */
  'chart.save': method<{ readonly path: string; readonly bytes: number }>()(
    z.object({ chart: z.unknown(), to: z.enum(['png', 'svg', 'csv']), ...pictureShape, grant }),
    { cancellable: true },
  ),
  'workbook.verify': method<VerifyResult>()(nothing, { cancellable: true, idempotent: true }),
} as const;

export type EngineProtocol = typeof engineProtocol;
export type EngineMethod = keyof EngineProtocol;
export type ParamsOf<M extends EngineMethod> = z.infer<EngineProtocol[M]['params']>;
export type ResultOf<M extends EngineMethod> =
  | NonNullable<EngineProtocol[M]['result']>
  | (null extends EngineProtocol[M]['result'] ? null : never);

/** Progress and change events, engine to window. */
export interface EngineEvents {
  'job.progress': { readonly job: string; readonly label: string; readonly fraction: number | null; readonly detail: string };
  'job.done': { readonly job: string };
  'workbook.changed': WorkbookState;
  /** The engine asks the window's host for nothing; it only says it is there. */
  'engine.ready': { readonly version: string };
}
export type EngineEventTopic = keyof EngineEvents;

export interface JobContext {
  readonly signal: AbortSignal;
  readonly progress: (label: string, fraction: number | null, detail?: string) => void;
}

/** A missing handler does not compile. */
export type EngineHandlers = { readonly [M in EngineMethod]: (params: ParamsOf<M>, context: JobContext) => Promise<ResultOf<M>> };

export type { Lineage };
