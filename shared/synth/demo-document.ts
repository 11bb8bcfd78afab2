import { everything } from '../query/filter.ts';
import { demoCommitments, demoIncidents, demoRateCards } from './contracts.ts';
import { demoCase } from './demo-case.ts';
import { demoInitiatives } from './initiatives.ts';
import { demoReport } from './demo-report.ts';
import { moreDemoCommitments } from './partners/demo-clauses.ts';
import { demoActions, demoClaims, demoDay, demoEscalations, demoIncomeTerms, demoMatrix, demoPartners } from './partners/demo-partners.ts';
import { months, timeZone } from './synth-calendar.ts';
import { currencies, planRates } from './world.ts';

/** The demo workbook's content but for its extracts, in the shape of a version 1 document. */
export function demoDocument() {
  return {
    version: 1 as const,
    name: 'Q1 2026 partner review',
    settings: {
      currency: currencies[0],
      fx: currencies.slice(1).map((currency, index) => ({ currency, rate: planRates[index + 1]!, from: null })),
      timeZone,
      weekStart: 'monday' as const,
      fiscalYearStartMonth: 1,
      locale: 'en-US',
      cardNumbers: 'truncate' as const,
    },
    scope: {
      period: { from: months[2].from, to: months[2].to },
      compare: { from: months[0].from, to: months[0].to },
      where: everything,
    },
    grain: 'week' as const,
    extracts: {},
    profiles: [],
    renames: [],
    views: [],
    commitments: [...demoCommitments(), ...moreDemoCommitments()],
    rateCards: demoRateCards(),
    incidents: demoIncidents(),
    asOf: demoDay,
    partners: demoPartners(),
    incomeTerms: demoIncomeTerms(),
    escalations: demoEscalations(),
    escalationMatrix: demoMatrix(),
    actions: demoActions(),
    claims: demoClaims(),
    cases: [demoCase()],
    initiatives: demoInitiatives(),
    reports: [demoReport()],
    reconciliation: { knownFrom: 'rows' as const, received: {}, partners: [], decisions: [] },
  };
}
