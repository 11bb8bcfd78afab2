import { type BusinessCase, businessCaseSchema } from '../../shared/business-case/business-case.ts';
import { type Commitment, commitmentSchema } from '../../shared/commitments/commitment.ts';
import type { ExtractProfile } from '../../shared/extract/profile.ts';
import type { ReportSpec } from '../../shared/report/report-spec.ts';

export function commitmentNamed(id: string): Commitment {
  return commitmentSchema.parse({
    id,
    partner: 'Northbank',
    contract: 'Master services agreement',
    clause: '4.2',
    title: `Clause ${id}`,
    metric: 'availability_request',
    downtimeRule: null,
    population: { kind: 'all' },
    exclusions: [],
    maintenance: null,
    operator: '>=',
    target: 0.999,
    window: 'month',
    timeZone: 'America/New_York',
    minimumSample: null,
    rounding: null,
    remedy: { kind: 'none' },
    claimWithinDays: null,
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
  });
}

/** One fixed driver `cost` of 100, one formula `double`, one line. */
export function caseNamed(id: string): BusinessCase {
  return businessCaseSchema.parse({
    id,
    name: `Case ${id}`,
    owner: 'Program',
    currency: 'USD',
    startMonth: '2026-04',
    months: 12,
    discountRate: 0.1,
    drivers: [
      { kind: 'constant', id: 'cost', label: 'Cost', unit: 'money', value: 100, source: 'quote', low: null, high: null },
      { kind: 'formula', id: 'double', label: 'Double', unit: 'money', formula: 'cost * 2' },
    ],
    lines: [{ id: 'build', label: 'Build', driver: 'cost', kind: 'cost', timing: 'one_off', startMonth: 0, rampMonths: 0 }],
  });
}

export function reportNamed(id: string): ReportSpec {
  return {
    id,
    name: `Report ${id}`,
    subtitle: 'March 2026',
    blocks: [{ kind: 'headline', id: 'head', text: 'Nothing moved', numbers: [] }],
  };
}

export function profileNamed(name: string): ExtractProfile {
  return {
    kind: 'paybench-profile',
    version: 1,
    name,
    table: 'settlement_line',
    dialect: { delimiter: ',', quote: '"', hasHeader: true, decimal: '.', thousands: '', dateOrder: 'ymd' },
    header: ['Id', 'Amount'],
    columns: [{ source: 'Amount', target: 'net' }],
    constants: { ccy_net: 'USD' },
    renames: [],
  };
}
