import { pointsEventTable } from '../../domain/fact-tables/points-event.ts';
import type { AttemptColumns } from '../attempt-columns.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { writeInstant, writeOrderReference } from '../line-parts.ts';
import { templateHeader } from '../template-header.ts';
import { currencies, currencyOf } from '../world.ts';

/** The template for points events: canonical column names, major units, redemptions positive = owed to us, instants in UTC. */
export const pointsHeader = templateHeader(pointsEventTable, 'expected_points');

const program = ',Keystone,Keystone Rewards,points,';

/** An event id: kind, number and attempt, each id once. */
export interface EventId {
  readonly kind: 'pi' | 'pl' | 'ps' | 'po' | 'px' | 'pr' | 'pv' | 'pa';
  readonly number: number;
  readonly attempt: number;
}

function writeId(writer: ByteWriter, { kind, number, attempt }: EventId): void {
  writer.text(kind);
  writer.byte(45);
  writer.padded(number, 8);
  writer.byte(45);
  writer.padded(attempt, 1);
}

/** ts_utc, event_id, original_event_id, order_id, customer_id, partner, program, product of an event about an attempt's order. */
export function writeEventHead(
  writer: ByteWriter,
  at: number,
  id: EventId,
  original: EventId | null,
  columns: AttemptColumns,
  row: number,
): void {
  writer.reserve(320);
  writeInstant(writer, at);
  writer.comma();
  writeId(writer, id);
  writer.comma();
  if (original !== null) writeId(writer, original);
  writer.comma();
  writeOrderReference(writer, columns.orderNumber[row]!);
  writer.text(',cus-');
  writer.padded(columns.customer[row]!, 7);
  writer.text(program);
}

/** ccy and expected_points. */
export function writeEventTail(writer: ByteWriter, columns: AttemptColumns, row: number, expected = ''): void {
  writer.text(`,${currencies[currencyOf[columns.country[row]!]!]!},${expected}\n`);
}
