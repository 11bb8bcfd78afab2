import { Random } from '../random.ts';
import { contactHeader } from '../programs/contact-lines.ts';
import { dayOf, instantOf, isoInstant } from '../synth-calendar.ts';

/** I11: contacts with a column of free text. */
export const notedContactHeader = `${contactHeader.trimEnd()},note\n`;

/** Test numbers that networks and processors publish, less their check digit: none is written out in the program. */
const publishedBodies = [
  '411111111111111',
  '401288888888188',
  '422222222222',
  '555555555555444',
  '510510510510510',
  '222300312200322',
  '37828224631000',
  '37144963539843',
  '601111111111111',
  '601100099013942',
  '3056930902590',
  '3852000002323',
  '353011133330000',
  '356600202036050',
];

/** The digit that makes a number pass Luhn's test when it is put behind its body. */
export function checkDigit(body: string): number {
  let sum = 0;
  for (let index = body.length - 1, isDoubled = true; index >= 0; index--, isDoubled = !isDoubled) {
    const digit = body.charCodeAt(index) - 48;
    const value = isDoubled ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return (10 - (sum % 10)) % 10;
}

const complete = (body: string): string => `${body}${checkDigit(body)}`;
export const plantedCards = publishedBodies.length;
export const plantedLookalikes = 500;

/** As people type it: at a stretch, in groups with spaces, in groups with hyphens. */
function typed(number: string, style: number): string {
  if (style === 0) return number;
  const groups = number.length === 15 ? [4, 6, 5] : number.length === 14 ? [4, 6, 4] : [4, 4, 4, 4];
  let at = 0;
  const parts = groups.map((size) => number.slice(at, (at += size)));
  return parts.join(style === 1 ? ' ' : '-');
}

const saidBefore = ['Customer read out card ', 'Card on file is ', 'Tried to pay with ', 'Agent noted '];
const saidWithout = [
  'Asked for a receipt',
  'Address confirmed',
  'Refund promised within 5 days',
  'Wants the points back',
  'Called twice about order',
  'Card ends in 4242',
  'Reference 2026-0317-88',
];

function contactRow(number: string, at: number, index: number): string {
  const order = `ord-${String(1000 + index * 7).padStart(8, '0')}`;
  const reason = ['charge_question', 'refund_status', 'payment_declined'][index % 3]!;
  return `${isoInstant(at)},${number},,${order},cus-${String(index * 13).padStart(7, '0')},Meridian,card,card,phone,${reason},true,false,,,${120 + index},2.10,USD`;
}

/** 45 contacts, 14 of whose notes hold a published test number. */
export function cardNumberRows(seed: number): string {
  const random = new Random(`${seed}|card numbers`);
  let next = 0;
  return Array.from({ length: 45 }, (_, index) => {
    const hasCard = index % 3 === 1 && next < plantedCards;
    const body = hasCard ? publishedBodies[next++]! : '';
    const number = hasCard ? complete(body) : '';
    const style = number.length === 13 ? 0 : next % 3;
    const note = hasCard
      ? `${saidBefore[index % 4]!}${typed(number, style)}${index % 2 === 0 ? '. Call back' : ''}`
      : saidWithout[random.below(saidWithout.length)]!;
    return `${contactRow(`ct-9${String(index).padStart(6, '0')}`, instantOf(dayOf(3, 5), 36_000_000 + index * 300_000), index)},${note}\n`;
  }).join('');
}

/** First digits and lengths that no network issues: other industries' leading digits, and networks' digits at lengths they do not have. */
const shapes = [
  { first: '1', length: 16 },
  { first: '7', length: 16 },
  { first: '9', length: 16 },
  { first: '9', length: 19 },
  { first: '1', length: 15 },
  { first: '4', length: 15 },
  { first: '4', length: 17 },
  { first: '34', length: 16 },
  { first: '37', length: 17 },
  { first: '7', length: 14 },
] as const;

/** 500 contacts whose ids pass Luhn's test and are no card numbers. */
export function lookalikeRows(seed: number): string {
  const random = new Random(`${seed}|look-alikes`);
  return Array.from({ length: plantedLookalikes }, (_, index) => {
    const { first, length } = shapes[index % shapes.length]!;
    let body: string = first;
    while (body.length < length - 1) body += random.below(10);
    return `${contactRow(complete(body), instantOf(dayOf(3, 6), 28_800_000 + index * 60_000), index)}\n`;
  }).join('');
}
