import fc from 'fast-check';
import { newDocument, type WorkbookDocument } from '../../shared/workbook/document.ts';
import type { Edit } from '../../shared/workbook/edit.ts';
import { partnerActionSchema } from '../../shared/partners/partner-action.ts';
import { partnerProfileSchema } from '../../shared/partners/partner-profile.ts';
import { pivotLayout } from '../../shared/pivot/pivot-spec.ts';
import { plainRules } from '../../shared/reconcile/rules.ts';
import { ownMetricNamed } from './own-metrics.ts';
import { caseNamed, commitmentNamed, profileNamed, reportNamed } from './document-parts.ts';

/** A document in which every kind of edit finds what it speaks of: ids a and b are there. */
export function fullDocument(): WorkbookDocument {
  const ids = ['a', 'b'];
  return {
    ...newDocument('Full'),
    extracts: {
      1: { name: 'one.csv', state: 'active', sourcePath: '/x/one.csv' },
      2: { name: 'two.csv', state: 'undone', sourcePath: '/x/two.csv' },
    },
    metrics: ids.map(ownMetricNamed),
    views: ids.map((id) => ({
      id,
      name: id,
      chart: 'line',
      slice: { metrics: ['orders'], by: [], grain: null, period: null, where: { kind: 'all' } },
    })),
    commitments: ids.map(commitmentNamed),
    rateCards: ids.map((id) => ({
      id,
      partner: 'Meridian',
      fee: 'fee_scheme',
      product: null,
      bps: 9,
      perItem: null,
      contract: '',
      clause: '',
      claimWithinDays: null,
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
    })),
    incidents: ids.map((id) => ({ id, label: id, partner: null, start: '2026-02-04T20:10:00Z', end: null })),
    cases: ids.map(caseNamed),
    profiles: ids.map(profileNamed),
    reports: ids.map(reportNamed),
  };
}

const id = fc.constantFrom('a', 'b');
const keys = fc.uniqueArray(fc.constantFrom('one', 'two', 'three'), { minLength: 1 });
const on = fc.constantFrom('2026-03-01', '2026-03-31');
const name = fc.string({ minLength: 1, maxLength: 20 });

/** Edits that fit a full document whatever was applied before: nothing is removed that a later edit may name. */
export const someEdit: fc.Arbitrary<Edit> = fc.oneof(
  name.map((text): Edit => ({ kind: 'workbook.rename', name: text })),
  fc.constantFrom('USD', 'CAD').map((currency): Edit => ({ kind: 'settings.set', settings: { currency } })),
  fc.constantFrom('day', 'week', 'month').map((grain): Edit => ({ kind: 'grain.set', grain: grain as 'day' })),
  fc.constantFrom(null, { from: '2026-01-01', to: '2026-02-01' }).map((period): Edit => ({ kind: 'scope.set', scope: { period } })),
  fc.constantFrom('active', 'superseded', 'undone').map((state): Edit => ({ kind: 'extract.setState', id: 1, state: state as 'active' })),
  name.map((text): Edit => ({ kind: 'extract.rename', id: 2, name: text })),
  name.map((text): Edit => ({ kind: 'extract.repoint', id: 2, sourcePath: text })),
  fc
    .record({ caseId: id, value: fc.double({ noNaN: true, noDefaultInfinity: true }) })
    .map(({ caseId, value }): Edit => ({ kind: 'case.setDriver', caseId, driverId: 'cost', value })),
  fc.constantFrom('partner', 'product').map(
    (column): Edit => ({
      kind: 'pivot.set',
      pivot: pivotLayout(['orders'], [{ kind: 'column', column }], []),
    }),
  ),
  id.map((text): Edit => ({ kind: 'commitment.put', commitment: { ...commitmentNamed(text), title: 'changed' } })),
  id.map(
    (text): Edit => ({
      kind: 'action.put',
      action: partnerActionSchema.parse({
        id: text,
        partner: 'Lumen',
        ask: 'Root cause',
        side: 'partner',
        raisedOn: '2026-03-01',
        source: { kind: 'meeting' },
      }),
    }),
  ),
  fc.constantFrom('dispute', null).map((failure): Edit => ({ kind: 'contactReason.set', reason: 'late parcel', failure })),
  id.map((text): Edit => ({ kind: 'metric.put', metric: { ...ownMetricNamed(text), formula: 'count(attempt where partner = "Lumen")' } })),
  id.map((text): Edit => ({ kind: 'partner.put', partner: partnerProfileSchema.parse({ id: text, role: 'Issuer' }) })),
  id.map((text): Edit => ({ kind: 'profile.put', profile: { ...profileNamed(text), constants: { partner: 'Lumen' } } })),
  id.map((reportId): Edit => ({ kind: 'report.addBlock', reportId, block: { kind: 'text', id: 'new', text: 'words', numbers: [] } })),
  fc.record({ keys, on }).map((decision): Edit => ({ kind: 'reconcile.accept', ...decision, by: 'Ada' })),
  fc.record({ keys, on, owner: fc.constantFrom('', 'Grace') }).map((decision): Edit => ({ kind: 'reconcile.assign', ...decision })),
  fc.record({ keys, on }).map((decision): Edit => ({ kind: 'reconcile.writeOff', ...decision, reason: 'small', approver: 'Lin' })),
  fc.constantFrom(null, '2026-03-31').map((day): Edit => ({ kind: 'reconcile.received', extract: 1, on: day })),
  fc.integer({ min: 0, max: 9 }).map((graceDays): Edit => ({ kind: 'reconcile.settings', rules: { ...plainRules('Alder'), graceDays } })),
  fc.uuid().map(
    (text): Edit => ({
      kind: 'incident.put',
      incident: { id: text, label: 'x', partner: 'Lumen', start: '2026-02-01T00:00:00Z', end: null },
    }),
  ),
);
