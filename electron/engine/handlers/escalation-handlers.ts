import { basename } from 'node:path';
import { escalationColumns, escalationSheet, readEscalationSheet } from '../../../shared/report/escalation-sheet.ts';
import { fail } from '../../../shared/errors/fail.ts';
import type { EngineHandlers } from '../../../shared/protocol/engine-protocol.ts';
import { incidentColumns, incidentSheet, readIncidentSheet } from '../../../shared/workbook/incident-sheet.ts';
import type { RefusedSheet } from '../../../shared/report/sheet-cells.ts';
import { runAffected } from '../scorecard/run-affected.ts';
import type { EngineContext } from '../engine-context.ts';
import { readNoteSheet, writeNoteSheet } from '../exporters/note-sheet.ts';

type Methods = 'escalation.affected' | 'escalation.export' | 'escalation.import' | 'incident.export' | 'incident.import';

/** Escalations: what they touched, and their logs as sheets; sheets of incidents. */
export function escalationHandlers(context: EngineContext): Pick<EngineHandlers, Methods> {
  return {
    'escalation.affected': ({ affected }, job) => runAffected(context.workbook(), affected, job),
    'escalation.export': async ({ grant, partner }, job) => {
      const path = context.resolveGrant(grant);
      const { escalations } = context.workbook().document();
      const rows = escalationSheet(escalations.filter((one) => partner === null || one.partner === partner));
      return { path, bytes: await writeNoteSheet(path, { name: 'Escalations', columns: escalationColumns, rows }, job.signal) };
    },
    'escalation.import': async ({ grant }) => {
      const path = context.resolveGrant(grant);
      const workbook = context.workbook();
      const reading = readEscalationSheet(await readNoteSheet(path), workbook.document().escalations);
      if (reading.kind === 'refused') return refuse(path, reading);
      const edits = reading.escalations.map((escalation) => ({ kind: 'escalation.put' as const, escalation }));
      await workbook.applyAll(edits, 'Take escalations');
      return { escalations: reading.escalations.length, newEvents: reading.newEvents };
    },
    'incident.export': async ({ grant, partner }, job) => {
      const path = context.resolveGrant(grant);
      const { incidents } = context.workbook().document();
      const rows = incidentSheet(incidents.filter((one) => partner === null || one.partner === partner || one.partner === null));
      return { path, bytes: await writeNoteSheet(path, { name: 'Incidents', columns: incidentColumns, rows }, job.signal) };
    },
    'incident.import': async ({ grant }) => {
      const path = context.resolveGrant(grant);
      const workbook = context.workbook();
      const reading = readIncidentSheet(await readNoteSheet(path), workbook.document().incidents);
      if (reading.kind === 'refused') return refuse(path, reading);
      const edits = reading.incidents.map((incident) => ({ kind: 'incident.put' as const, incident }));
      await workbook.applyAll(edits, 'Take incidents');
      return { incidents: reading.incidents.length, fresh: reading.fresh };
    },
  };
}

const refuse = (path: string, { line, reason }: RefusedSheet): never =>
  fail('SHEET_NOT_TAKEN', { file: basename(path), problem: `at line ${line}, ${reason}` });
