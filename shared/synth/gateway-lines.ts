import { type AttemptColumns, none, outcome, rowsPerKey } from './attempt-columns.ts';
import { asciiBytes, type ByteWriter } from './byte-writer.ts';
import { authenticated, commerceIndicator, exemptions, isChallenge } from './authentication.ts';
import { bins, isMastercardBin, issuerNames } from './issuers.ts';
import { reasons, timeout } from './reasons.ts';
import { dateBytesOf, dayStart, isDaylightTime, wallOf } from './synth-calendar.ts';
import { asciiTable, channels, countries, currencies, currencyOf, methods, partnerNames, productIds, schemes } from './world.ts';

/** The columns of the all-transactions export that the demo gateway is set up to send, then its custom fields. Lines end in CRLF. */
export const gatewayHeader = [
  'id,external_identifier,status,created_at,authorized_at,captured_at,amount,currency,captured_amount,refunded_amount,method,scheme',
  'payment_service_display_name,auth_response_code,raw_response_code,error_code,merchant_initiated,is_subsequent_payment',
  'three_d_secure_status,three_d_secure_eci,three_d_secure_auth_resp,three_d_secure_method,buyer_external_identifier,billing_details_address_country',
  'product,card_bin,card_last4,card_issuer,channel,attempt_number,latency_ms,exemption\r\n',
].join(',');

/** By outcome of 3-D Secure: how the gateway words its status, and the answer of the access control server. */
const authenticationWords = [
  { status: '', answer: '' },
  { status: 'complete', answer: 'Y' },
  { status: 'complete', answer: 'A' },
  { status: 'complete', answer: 'Y' },
  { status: 'declined', answer: 'N' },
  { status: 'cancelled', answer: '' },
  { status: 'declined', answer: 'R' },
  { status: 'error', answer: 'U' },
] as const;

const statusBytes = asciiTable([
  'capture_succeeded',
  'authorization_succeeded',
  'authorization_declined',
  'authorization_failed',
  'authorization_failed',
]);
const countryBytes = asciiTable(countries);
const currencyBytes = asciiTable(currencies);
const methodBytes = asciiTable(methods);
const schemeBytes = asciiTable(schemes);
const partnerBytes = asciiTable(partnerNames);
const productBytes = asciiTable(productIds);
const channelBytes = asciiTable(channels);
const issuerBytes = asciiTable(issuerNames);
const binBytes = asciiTable(bins.map((bin) => bin.number));
const wordBytes = asciiTable(reasons.map((reason) => reason.word));
const exemptionBytes = asciiTable(exemptions);
/** Status, indicator, answer and method of 3-D Secure by outcome, for Mastercard and for the others. */
const authenticationBytes = [false, true].map((isMastercard) =>
  asciiTable(
    Object.values(authenticated).map((outcome) => {
      const method =
        outcome === authenticated.none || outcome === authenticated.error ? '' : isChallenge(outcome) ? 'challenge' : 'frictionless';
      return `${authenticationWords[outcome]!.status},${commerceIndicator(outcome, isMastercard)},${authenticationWords[outcome]!.answer},${method}`;
    }),
  ),
);
/** A time-out has no code from the network. */
const codeBytes = asciiTable(reasons.map((reason, index) => (index === timeout ? '' : reason.code)));
const winter = asciiBytes('-05:00');
const summer = asciiBytes('-04:00');
const recurring = channels.indexOf('recurring');

/** Writes the attempts of one day in order of time; those missing from the file are left out. */
export function writeGatewayDay(writer: ByteWriter, day: number, columns: AttemptColumns): void {
  for (const key of columns.byTime(dayStart(day))) {
    const row = key % rowsPerKey;
    if (columns.isMissing[row] === 0) writeAttempt(writer, day, columns, row);
  }
}

function writeAttempt(writer: ByteWriter, day: number, columns: AttemptColumns, row: number): void {
  const ended = columns.outcome[row]!;
  const product = columns.product[row]!;
  const place = columns.country[row]!;
  const instant = columns.instant[row]!;
  const bin = columns.bin[row]!;
  const number = columns.orderNumber[row]!;
  const micros = (Math.imul(number, 7919) >>> 8) % 1000;
  const amount = columns.amount[row]!;
  const isRecurring = columns.channel[row] === recurring;
  writer.reserve(512);
  writer.text('gtx-');
  writer.padded(number, 8);
  writer.byte(45);
  writer.padded(columns.attemptNumber[row]!, 1);
  writer.text(',ord-');
  writer.padded(number, 8);
  writer.comma();
  writer.bytes(statusBytes[ended]!);
  writer.comma();
  writeStamp(writer, day, instant, micros);
  writer.comma();
  if (ended <= outcome.authorized) writeStamp(writer, day, instant + columns.latency[row]!, micros);
  else if (columns.lateApproval[row] !== 0) writeStamp(writer, day, instant + columns.lateApproval[row]!, micros);
  writer.comma();
  if (ended === outcome.captured) writeStamp(writer, columns.captureDay[row]!, columns.captureInstant[row]!, micros);
  writer.comma();
  writer.integer(amount);
  writer.comma();
  writer.bytes(currencyBytes[currencyOf[place]!]!);
  writer.comma();
  writer.integer(ended === outcome.captured ? amount : 0);
  writer.comma();
  writer.integer(columns.refunded[row]!);
  writer.comma();
  writer.bytes(methodBytes[product]!);
  writer.comma();
  if (bin !== none) writer.bytes(schemeBytes[bins[bin]!.scheme]!);
  writer.comma();
  writer.bytes(partnerBytes[product]!);
  writer.comma();
  writeAnswer(writer, ended, columns.reason[row]!);
  writer.text(isRecurring ? ',1,1,' : ',0,0,');
  writer.bytes(authenticationBytes[bin === none ? 0 : isMastercardBin[bin]!]![columns.authentication[row]!]!);
  writer.text(',cus-');
  writer.padded(columns.customer[row]!, 7);
  writer.comma();
  writer.bytes(countryBytes[place]!);
  writer.comma();
  writer.bytes(productBytes[product]!);
  writer.comma();
  if (bin === none) {
    writer.text(',,');
  } else {
    writer.bytes(binBytes[bin]!);
    writer.comma();
    writer.padded(columns.lastFour[row]!, 4);
    writer.comma();
    writer.bytes(issuerBytes[bins[bin]!.issuer]!);
  }
  writer.comma();
  writer.bytes(channelBytes[columns.channel[row]!]!);
  writer.comma();
  writer.integer(columns.attemptNumber[row]!);
  writer.comma();
  writer.integer(columns.latency[row]!);
  writer.comma();
  writer.bytes(exemptionBytes[columns.exemption[row]!]!);
  writer.byte(13);
  writer.byte(10);
}

/** auth_response_code, raw_response_code, error_code. */
function writeAnswer(writer: ByteWriter, ended: number, reason: number): void {
  if (ended <= outcome.authorized) {
    writer.text('00,00,');
    return;
  }
  if (ended === outcome.declined) writer.bytes(codeBytes[reason]!);
  writer.comma();
  writer.bytes(codeBytes[reason]!);
  writer.comma();
  writer.bytes(wordBytes[reason]!);
}

/** A local time with microseconds and its offset: 2026-02-04T20:13:07.412331-05:00. */
function writeStamp(writer: ByteWriter, day: number, instant: number, micros: number): void {
  const wall = wallOf(day, instant);
  const second = Math.floor(wall / 1000);
  const minute = (second / 60) | 0;
  const hour = (minute / 60) | 0;
  writer.bytes(dateBytesOf(day));
  writer.byte(84);
  writer.padded(hour, 2);
  writer.byte(58);
  writer.padded(minute - hour * 60, 2);
  writer.byte(58);
  writer.padded(second - minute * 60, 2);
  writer.byte(46);
  writer.padded(wall - second * 1000, 3);
  writer.padded(micros, 3);
  writer.bytes(isDaylightTime(instant) ? summer : winter);
}
