import type { FactTableName } from '../../../shared/domain/tables.ts';
import { metricFace } from '../../../shared/metrics/metric-face.ts';
import type { Lineage } from '../../../shared/query/slice.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { catalogOf } from './metric-catalog.ts';
import { lineageOf } from './slice-lineage.ts';
import { tableFacts } from '../table-facts.ts';

/** A query of our own that made a number no slice could make. */
export interface OwnQuery {
  readonly sql: string;
  readonly table: FactTableName;
  /** Only extracts that hold this partner; null = all of the table. */
  readonly partner: string | null;
  /** A registered metric, or what was computed in one sentence. */
  readonly metric: string | { readonly id: string; readonly sentence: string };
  /** [from, to) in ms since 1970 UTC; null = all that is loaded. */
  readonly instants: { readonly from: number; readonly to: number } | null;
  /** Whatever else decides the number. */
  readonly subject: unknown;
}

/** The passport of such a number, in the same form as a slice's. */
export async function ownLineage(workbook: OpenWorkbook, query: OwnQuery, signal: AbortSignal): Promise<Lineage> {
  const { metric } = query;
  const all = await tableFacts(workbook, query.table, signal);
  const holds = (partners: readonly string[]): boolean =>
    query.partner === null || partners.length === 0 || partners.includes(query.partner);
  const facts = { ...all, extracts: all.extracts.filter(({ partners }) => holds(partners)) };
  const catalog = catalogOf(workbook);
  const known = typeof metric === 'string' ? [catalog.byId(metric)] : [];
  const lineage = lineageOf(
    { sql: query.sql, subject: query.subject },
    known.map((face) => metricFace(face, catalog)),
    known.map(({ id, version }) => [id, version]),
    [facts],
    [query.instants],
    [query.sql],
    workbook.document().settings,
  );
  return typeof metric === 'string' ? lineage : { ...lineage, metrics: [{ version: 1, ...metric }] };
}
