import { dayOf, dayStart, dayText, isoInstant, months } from '../synth-calendar.ts';
import { currencies, partner, partnerNames } from '../world.ts';
import {
  type BankAccount,
  type Booking,
  bookingsOf,
  creditsOf,
  debitsOf,
  decimalText,
  type MonthStatement,
  monthStatement,
  turnover,
} from './bank-bookings.ts';
import type { Payout } from './payout-log.ts';

const bank = 'Ridgeway Bank';
/** Lumen pays three currencies into three accounts of one bank. */
const accounts: readonly BankAccount[] = currencies.map((currency, code) => ({
  bank,
  number: `RW-LARKSPUR-${currency}`,
  currency: code,
  opening: [18_500_000, 2_400_000, 9_000_000][code]!,
}));

const direction = (minor: number): string => (minor < 0 ? 'DBIT' : 'CRDT');
const money = (tag: string, minor: number, ccy: string): string => `<${tag} Ccy="${ccy}">${decimalText(Math.abs(minor))}</${tag}>`;

/** A balance that stands at the start (OPBD) or end (CLBD) of a day. */
const balance = (code: string, minor: number, ccy: string, date: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money('Amt', minor, ccy)}<CdtDbtInd>${direction(minor)}</CdtDbtInd><Dt><Dt>${date}</Dt></Dt></Bal>`;

const totals = (tag: string, bookings: readonly Booking[]): string =>
  `<${tag}><NbOfNtries>${bookings.length}</NbOfNtries><Sum>${decimalText(turnover(bookings))}</Sum></${tag}>`;

function entry({ payout, day, amount }: Booking, ccy: string): string {
  const name = partnerNames[payout.partner]!;
  const date = dayText(day);
  const family = amount < 0 ? 'IDDT' : 'RCDT';
  const party = amount < 0 ? 'Cdtr' : 'Dbtr';
  return (
    `<Ntry><NtryRef>${payout.batch}</NtryRef>${money('Amt', amount, ccy)}<CdtDbtInd>${direction(amount)}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>` +
    `<BookgDt><Dt>${date}</Dt></BookgDt><ValDt><Dt>${date}</Dt></ValDt><AcctSvcrRef>${payout.bankRef}</AcctSvcrRef>` +
    `<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>${family}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>` +
    `<NtryDtls><TxDtls><Refs><EndToEndId>${payout.bankRef}</EndToEndId></Refs>${money('Amt', amount, ccy)}<CdtDbtInd>${direction(amount)}</CdtDbtInd>` +
    `<RltdPties><${party}><Pty><Nm>${name} Payments</Nm></Pty></${party}></RltdPties>` +
    `<RmtInf><Ustrd>${name} payout ${payout.payoutId}, batch ${payout.batch}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n`
  );
}

function statement(month: MonthStatement): string {
  const { account, opening, closing, bookings } = month;
  const ccy = currencies[account.currency]!;
  const first = firstDay(month.month);
  const last = firstDay(month.month + 1) - 1;
  const net = closing - opening;
  return (
    `<Stmt><Id>${account.number}-${months[month.month]!.name}</Id><ElctrncSeqNb>${month.month + 1}</ElctrncSeqNb><CreDtTm>${created(month.month)}</CreDtTm>` +
    `<FrToDt><FrDtTm>${isoInstant(dayStart(first))}</FrDtTm><ToDtTm>${isoInstant(dayStart(last + 1))}</ToDtTm></FrToDt>` +
    `<Acct><Id><Othr><Id>${account.number}</Id></Othr></Id><Ccy>${ccy}</Ccy><Nm>Larkspur ${ccy}</Nm><Svcr><FinInstnId><Nm>${bank}</Nm></FinInstnId></Svcr></Acct>\n` +
    `${balance('OPBD', opening, ccy, dayText(first))}\n${balance('CLBD', closing, ccy, dayText(last))}\n` +
    `<TxsSummry><TtlNtries><NbOfNtries>${bookings.length}</NbOfNtries><Sum>${decimalText(turnover(bookings))}</Sum>` +
    `<TtlNetNtry><Amt>${decimalText(Math.abs(net))}</Amt><CdtDbtInd>${direction(net)}</CdtDbtInd></TtlNetNtry></TtlNtries>` +
    `${totals('TtlCdtNtries', creditsOf(bookings))}${totals('TtlDbtNtries', debitsOf(bookings))}</TxsSummry>\n` +
    `${bookings.map((booking) => entry(booking, ccy)).join('')}</Stmt>\n`
  );
}

const firstDay = (month: number): number => dayOf(month + 1, 1);
const created = (month: number): string => isoInstant(dayStart(firstDay(month + 1)) + 3_600_000);

/** Lumen's month as camt.053 version 8: a statement an account, whose balances tie with its entries and with the month before. */
export function camtFile(month: number, payouts: readonly Payout[]): string {
  const own = payouts.filter((payout) => payout.partner === partner.lumen);
  const statements = accounts.map((account) => {
    const ofAccount = own.filter(({ currency }) => currency === account.currency);
    return statement(monthStatement(account, month, bookingsOf(account, ofAccount)));
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">\n<BkToCstmrStmt>\n' +
    `<GrpHdr><MsgId>RIDGEWAY-${months[month]!.name}</MsgId><CreDtTm>${created(month)}</CreDtTm></GrpHdr>\n` +
    `${statements.join('')}</BkToCstmrStmt>\n</Document>\n`
  );
}
