import { microsOf } from '../../money/micros.ts';
import type { XmlElement } from '../record-layout.ts';
import { xmlAt, xmlTextAt } from '../xml-reader.ts';

/** An entry of a statement as its elements say it. */
export interface CamtEntry {
  readonly isCredit: boolean;
  readonly isReversal: boolean;
  /** BOOK, PDNG, INFO or FUTR; '' where the entry does not say. */
  readonly status: string;
  readonly amount: CamtAmount;
  /** Days, or stamps with or without offset, as written. */
  readonly bookedAt: string;
  readonly valuedAt: string;
  readonly type: string;
  readonly bankRef: string;
  readonly entryRef: string;
  readonly information: string;
  readonly transactions: readonly CamtTransaction[];
}

export interface CamtAmount {
  readonly currency: string;
  /** Unsigned machine text. */
  readonly text: string;
}

/** One transaction of an entry: a batch entry has several. */
export interface CamtTransaction {
  /** Null where it states none. */
  readonly amount: CamtAmount | null;
  /** Null where it goes the way of its entry. */
  readonly isCredit: boolean | null;
  readonly bankRef: string;
  readonly customerRef: string;
  readonly endToEndId: string;
  readonly debtor: string;
  readonly creditor: string;
  readonly description: string;
}

/** An unsigned decimal of XML as machine text; null where it is none. */
function machineText(text: string): string | null {
  const [, whole = '', fraction = ''] = /^\+?(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === '' && fraction === '') return null;
  const digits = whole.replace(/^0+(?=\d)/, '');
  return `${digits === '' ? '0' : digits}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Amount of an element with its currency; null where it is none. */
export function camtAmount(element: XmlElement | null): CamtAmount | null {
  const text = machineText(element?.text ?? '');
  const currency = element?.attributes['Ccy'] ?? '';
  return text === null || !/^[A-Z]{3}$/.test(currency) ? null : { currency, text };
}

const direction = (text: string): boolean | null => (text === 'CRDT' ? true : text === 'DBIT' ? false : null);
const firstOf = (...texts: readonly string[]) => texts.find((text) => text !== '') ?? '';
const all = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);
const stamp = (element: XmlElement, name: string) => firstOf(xmlTextAt(element, name, 'DtTm'), xmlTextAt(element, name, 'Dt'));

/** Domain, family and subfamily; the bank's own code where there is no domain. */
function typeOf(element: XmlElement): string {
  const code = xmlAt(element, 'BkTxCd');
  if (code === null) return '';
  const parts = [xmlTextAt(code, 'Domn', 'Cd'), xmlTextAt(code, 'Domn', 'Fmly', 'Cd'), xmlTextAt(code, 'Domn', 'Fmly', 'SubFmlyCd')].filter(
    (part) => part !== '',
  );
  return parts.length > 0 ? parts.join('-') : xmlTextAt(code, 'Prtry', 'Cd');
}

/** A party is named directly up to version 07, and as party or agent from 08 on. */
function partyName(transaction: XmlElement, role: string): string {
  const party = xmlAt(transaction, 'RltdPties', role);
  if (party === null) return '';
  return firstOf(xmlTextAt(party, 'Nm'), xmlTextAt(party, 'Pty', 'Nm'), xmlTextAt(party, 'Agt', 'FinInstnId', 'Nm'));
}

/** References that say there is none. */
const stated = (text: string) => (text === 'NOTPROVIDED' ? '' : text);

function transactionOf(element: XmlElement): CamtTransaction {
  const remittance = xmlAt(element, 'RmtInf');
  const free = remittance === null ? [] : all(remittance, 'Ustrd').map(({ text }) => text);
  const structured = remittance === null ? [] : all(remittance, 'Strd').map((part) => xmlTextAt(part, 'CdtrRefInf', 'Ref'));
  const ref = (name: string) => stated(xmlTextAt(element, 'Refs', name));
  const details = xmlAt(element, 'AmtDtls');
  return {
    amount: camtAmount(
      xmlAt(element, 'Amt') ?? (details === null ? null : (xmlAt(details, 'TxAmt', 'Amt') ?? xmlAt(details, 'InstdAmt', 'Amt'))),
    ),
    isCredit: direction(xmlTextAt(element, 'CdtDbtInd')),
    bankRef: ref('AcctSvcrRef'),
    customerRef: firstOf(ref('InstrId'), ref('PmtInfId'), ref('MsgId')),
    endToEndId: ref('EndToEndId'),
    debtor: firstOf(partyName(element, 'Dbtr'), partyName(element, 'UltmtDbtr')),
    creditor: firstOf(partyName(element, 'Cdtr'), partyName(element, 'UltmtCdtr')),
    description: firstOf([...free, ...structured].filter((part) => part !== '').join(' '), xmlTextAt(element, 'AddtlTxInf')),
  };
}

/** An entry, or why it cannot be read. */
export function camtEntry(element: XmlElement): CamtEntry | string {
  const amount = camtAmount(xmlAt(element, 'Amt'));
  if (amount === null) return 'its amount is no unsigned decimal with a currency';
  const isCredit = direction(xmlTextAt(element, 'CdtDbtInd'));
  if (isCredit === null) return 'it is neither CRDT nor DBIT';
  const status = xmlAt(element, 'Sts');
  return {
    isCredit,
    isReversal: ['true', '1'].includes(xmlTextAt(element, 'RvslInd')),
    status: status === null ? '' : firstOf(status.text, xmlTextAt(status, 'Cd'), xmlTextAt(status, 'Prtry')),
    amount,
    bookedAt: stamp(element, 'BookgDt'),
    valuedAt: stamp(element, 'ValDt'),
    type: typeOf(element),
    bankRef: stated(xmlTextAt(element, 'AcctSvcrRef')),
    entryRef: xmlTextAt(element, 'NtryRef'),
    information: xmlTextAt(element, 'AddtlNtryInf'),
    transactions: all(element, 'NtryDtls').flatMap((details) => all(details, 'TxDtls').map(transactionOf)),
  };
}

/** Signed micro-units of an amount, seen by the account; finer digits than micro-units have none. */
export const signedMicros = (amount: CamtAmount, isCredit: boolean): bigint | null => {
  const micros = microsOf(amount.text);
  return micros === null ? null : isCredit ? micros : -micros;
};

/** Whether the transactions of a batch entry may stand in its place: each states its amount, and together they are the entry. */
export function partsAddUp({ amount, isCredit, transactions }: CamtEntry): boolean {
  let sum = 0n;
  for (const transaction of transactions) {
    if (transaction.amount === null || transaction.amount.currency !== amount.currency) return false;
    const micros = signedMicros(transaction.amount, transaction.isCredit ?? isCredit);
    if (micros === null) return false;
    sum += micros;
  }
  return sum === signedMicros(amount, isCredit);
}

/** A day or stamp as written: the day it names, and the stamp a row is timed by. */
export function camtDay(text: string): { readonly day: string; readonly stamp: string } {
  const [, day = '', rest = ''] = /^(\d{4}-\d{2}-\d{2})(.*)$/.exec(text) ?? [];
  if (day === '') return { day: text, stamp: text };
  // A day with an offset and no time is that day: the offset says nothing of when it was booked.
  return { day, stamp: rest.startsWith('T') ? text : `${day} 00:00:00` };
}
