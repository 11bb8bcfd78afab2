import { achEntryTable } from './fact-tables/ach-entry.ts';
import { achReturnTable } from './fact-tables/ach-return.ts';
import { applicationTable } from './fact-tables/application.ts';
import { attemptTable } from './fact-tables/attempt.ts';
import { availabilitySampleTable } from './fact-tables/availability-sample.ts';
import { bankLineTable } from './fact-tables/bank-line.ts';
import { bnplPlanTable } from './fact-tables/bnpl-plan.ts';
import { contactTable } from './fact-tables/contact.ts';
import { disputeTable } from './fact-tables/dispute.ts';
import type { FactTable, FactTableName } from './fact-tables/fact-table.ts';
import { orderLedgerTable } from './fact-tables/order-ledger.ts';
import { paymentEventTable } from './fact-tables/payment-event.ts';
import { payoutTable } from './fact-tables/payout.ts';
import { plainLineTable } from './fact-tables/plain-line.ts';
import { pointsEventTable } from './fact-tables/points-event.ts';
import { rateCardTable } from './fact-tables/rate-card.ts';
import { reportedMeasureTable } from './fact-tables/reported-measure.ts';
import { settlementLineTable } from './fact-tables/settlement-line.ts';

export { factTableNames } from './fact-tables/fact-table.ts';
export type { ColumnType, FactTable, FactTableName, TableColumn } from './fact-tables/fact-table.ts';
export { attemptTable, availabilitySampleTable, plainLineTable, settlementLineTable };

/** The canonical fact tables: what every partner layout is turned into. One kind of fact, one table, one file. */
export const factTables: readonly FactTable[] = [
  attemptTable,
  settlementLineTable,
  availabilitySampleTable,
  plainLineTable,
  paymentEventTable,
  payoutTable,
  bankLineTable,
  orderLedgerTable,
  disputeTable,
  achEntryTable,
  achReturnTable,
  applicationTable,
  pointsEventTable,
  bnplPlanTable,
  contactTable,
  rateCardTable,
  reportedMeasureTable,
];

export function factTable(name: FactTableName): FactTable {
  const found = factTables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`No fact table ${name}`);
  return found;
}
