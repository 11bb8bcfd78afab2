import { formatDay } from '../../../shared/calendar/day.ts';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { applyEdit } from '../../state/document-actions.ts';
import { useDocumentStore } from '../../state/document-store.ts';

/** The day on which a decision is made, in the workbook's time zone. */
function today(): string {
  const zone = useDocumentStore.getState().workbook?.document.settings.timeZone ?? 'UTC';
  return formatDay(localDay(zone, Date.now()));
}

export const accept = (keys: readonly string[]): Promise<boolean> =>
  applyEdit({ kind: 'reconcile.accept', keys: [...keys], on: today(), by: '' });

export const assign = (keys: readonly string[], owner: string): Promise<boolean> =>
  applyEdit({ kind: 'reconcile.assign', keys: [...keys], on: today(), owner: owner.trim() });

export const writeOff = (keys: readonly string[], reason: string, approver: string): Promise<boolean> =>
  applyEdit({ kind: 'reconcile.writeOff', keys: [...keys], on: today(), reason: reason.trim(), approver: approver.trim() });

export const reopen = (keys: readonly string[]): Promise<boolean> => applyEdit({ kind: 'reconcile.reopen', keys: [...keys], on: today() });
