import { assertNever } from '../base/assert-never.ts';
import type { ErrorCode } from '../errors/catalogue.ts';
import { fail } from '../errors/fail.ts';
import { namesOf } from '../errors/names-of.ts';
import { clauseProblem } from '../commitments/clause-problem.ts';
import { saidOfReason } from '../explain/friction/contact-reasons.ts';
import { unitOfMetric } from '../commitments/clause-metric.ts';
import { rateCardProblem, sameDayProblem } from '../partners/rate-card.ts';
import { applyPartnerEdit } from './edit-partners.ts';
import { applyReconcileEdit } from '../reconcile/apply-reconcile-edit.ts';
import type { WorkbookDocument } from './document.ts';
import { forgetProfile, putProfile, rememberName } from './edit-profiles.ts';
import { putMetric, removeMetric } from './edit-metrics.ts';
import type { Edit } from './edit.ts';

interface Identified {
  readonly id: string;
}

/** Replaces the item with the same id where it stands, or appends it. */
function put<T extends Identified>(items: readonly T[], item: T): T[] {
  const isThere = items.some(({ id }) => id === item.id);
  return isThere ? items.map((known) => (known.id === item.id ? item : known)) : [...items, item];
}

function without<T extends Identified>(items: readonly T[], id: string, code: ErrorCode, what: string): T[] {
  if (!items.some((item) => item.id === id)) fail(code, { name: id, problem: `there is no ${what} ${id}`, names: namesOf(items) });
  return items.filter((item) => item.id !== id);
}

type Extracts = WorkbookDocument['extracts'];

function changeExtract(document: WorkbookDocument, id: number, change: Partial<Extracts[string]>): WorkbookDocument {
  const known = document.extracts[id];
  if (known === undefined) return fail('EXTRACT_NO_SUCH', { extract: id });
  return { ...document, extracts: { ...document.extracts, [id]: { ...known, ...change } } };
}

function addExtract(document: WorkbookDocument, edit: Extract<Edit, { kind: 'extract.add' }>): WorkbookDocument {
  const { id, name, sourcePath, renames = [], supersedes = [], corrects } = edit;
  if (document.extracts[id] !== undefined) return fail('INVALID_REQUEST', { problem: `extract ${id} is there already` });
  const before = supersedes.reduce((changed, earlier) => changeExtract(changed, earlier, { state: 'superseded' }), document);
  const extracts = {
    ...before.extracts,
    [id]: { name, state: 'active' as const, sourcePath, ...(corrects === undefined ? {} : { corrects }) },
  };
  return renames.reduce(rememberName, { ...before, extracts });
}

function setDriver(document: WorkbookDocument, { caseId, driverId, value }: Extract<Edit, { kind: 'case.setDriver' }>): WorkbookDocument {
  const found = document.cases.find(({ id }) => id === caseId) ?? fail('CASE_NO_SUCH', { name: caseId, names: namesOf(document.cases) });
  const driver = found.drivers.find(({ id }) => id === driverId);
  if (driver?.kind !== 'constant') return fail('CASE_INVALID', { problem: `${driverId} is not a driver with a fixed value` });
  const drivers = found.drivers.map((known) => (known.id === driverId ? { ...driver, value } : known));
  return { ...document, cases: put(document.cases, { ...found, drivers }) };
}

function addBlock(document: WorkbookDocument, { reportId, block }: Extract<Edit, { kind: 'report.addBlock' }>): WorkbookDocument {
  const found =
    document.reports.find(({ id }) => id === reportId) ?? fail('REPORT_NO_SUCH', { name: reportId, names: namesOf(document.reports) });
  return { ...document, reports: put(document.reports, { ...found, blocks: [...found.blocks, block] }) };
}

/** Contradictory terms are refused when they are written, with the sentence that says why. */
function refuse(code: ErrorCode, name: string, problem: string | null): void {
  if (problem !== null) fail(code, { name, problem });
}

/** The document after one edit; the given one is never changed. Fails by name when the edit speaks of something that is not there. */
export function applyEdit(document: WorkbookDocument, edit: Edit): WorkbookDocument {
  switch (edit.kind) {
    case 'workbook.rename':
      return { ...document, name: edit.name };
    case 'settings.set':
      return { ...document, settings: { ...document.settings, ...edit.settings } };
    case 'scope.set':
      return { ...document, scope: { ...document.scope, ...edit.scope } };
    case 'grain.set':
      return { ...document, grain: edit.grain };
    case 'extract.add':
      return addExtract(document, edit);
    case 'extract.rename':
      return changeExtract(document, edit.id, { name: edit.name });
    case 'extract.setState':
      return changeExtract(document, edit.id, { state: edit.state });
    case 'extract.repoint':
      return changeExtract(document, edit.id, { sourcePath: edit.sourcePath });
    case 'profile.put':
      return putProfile(document, edit.profile);
    case 'profile.remove':
      return forgetProfile(document, edit.name);
    case 'contactReason.set': {
      const { reason, failure } = edit;
      const said = saidOfReason(document.contactReasons, { reason, failure });
      return { ...document, contactReasons: [...(said ?? fail('INVALID_REQUEST', { problem: `there is no failure ${failure}` }))] };
    }
    case 'metric.put':
      return { ...document, metrics: putMetric(document.metrics, edit.metric) };
    case 'metric.remove':
      return { ...document, metrics: removeMetric(document.metrics, edit.id) };
    case 'pivot.set':
      return { ...document, pivot: edit.pivot };
    case 'view.put':
      return { ...document, views: put(document.views, edit.view) };
    case 'view.remove':
      return { ...document, views: without(document.views, edit.id, 'INVALID_REQUEST', 'saved view') };
    case 'commitment.put':
      refuse('COMMITMENT_INVALID', edit.commitment.title, clauseProblem(edit.commitment, unitOfMetric(edit.commitment.metric)));
      return { ...document, commitments: put(document.commitments, edit.commitment) };
    case 'commitment.remove':
      return { ...document, commitments: without(document.commitments, edit.id, 'COMMITMENT_NO_SUCH', 'commitment') };
    case 'rateCard.put':
      refuse('RATE_CARD_INVALID', edit.line.partner, rateCardProblem(edit.line) ?? sameDayProblem(edit.line, document.rateCards));
      return { ...document, rateCards: put(document.rateCards, edit.line) };
    case 'rateCard.remove':
      return { ...document, rateCards: without(document.rateCards, edit.id, 'INVALID_REQUEST', 'rate card line') };
    case 'incident.put':
      return { ...document, incidents: put(document.incidents, edit.incident) };
    case 'incident.remove':
      return { ...document, incidents: without(document.incidents, edit.id, 'INVALID_REQUEST', 'incident') };
    case 'case.put':
      return { ...document, cases: put(document.cases, edit.case) };
    case 'case.remove':
      return { ...document, cases: without(document.cases, edit.id, 'CASE_NO_SUCH', 'business case') };
    case 'case.setDriver':
      return setDriver(document, edit);
    case 'initiative.put':
      return { ...document, initiatives: put(document.initiatives, edit.initiative) };
    case 'initiative.remove':
      return { ...document, initiatives: without(document.initiatives, edit.id, 'INVALID_REQUEST', 'initiative') };
    case 'report.put':
      return { ...document, reports: put(document.reports, edit.report) };
    case 'report.remove':
      return { ...document, reports: without(document.reports, edit.id, 'REPORT_NO_SUCH', 'report') };
    case 'report.addBlock':
      return addBlock(document, edit);
    case 'window.close':
    case 'asOf.set':
    case 'partner.put':
    case 'partner.remove':
    case 'action.put':
    case 'action.remove':
    case 'claim.put':
    case 'claim.remove':
    case 'incomeTerm.put':
    case 'incomeTerm.remove':
    case 'escalation.put':
    case 'escalation.remove':
    case 'matrix.put':
    case 'matrix.remove':
      return applyPartnerEdit(document, edit);
    case 'reconcile.received':
      if (document.extracts[edit.extract] === undefined) return fail('EXTRACT_NO_SUCH', { extract: edit.extract });
      return { ...document, reconciliation: applyReconcileEdit(document.reconciliation, edit) };
    case 'reconcile.settings':
    case 'reconcile.accept':
    case 'reconcile.assign':
    case 'reconcile.writeOff':
    case 'reconcile.reopen':
      return { ...document, reconciliation: applyReconcileEdit(document.reconciliation, edit) };
    default:
      return assertNever(edit);
  }
}
