import { camt } from '../../shared/extract/formats/camt.ts';
import { overpunchInteger } from '../../shared/extract/overpunch.ts';
import type { ImportChoice, Receipt } from '../../shared/extract/receipt.ts';

/** What a check of its own may ask: the file, its rows as loaded, and what other bytes or choices would give. */
export interface OwnCheckContext {
  readonly bytes: Buffer;
  readonly receipt: Receipt;
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly load: (bytes: Buffer, choice: ImportChoice) => Promise<Receipt>;
}
/** Answers in the shape of the expected value: the same where it holds. */
export type OwnCheck = (context: OwnCheckContext, answer: unknown) => Promise<unknown>;

const linesOf = (bytes: Buffer) => bytes.toString('latin1').split('\n').slice(0, -1);
const allAmounts = ({ amounts }: Receipt) =>
  JSON.stringify(amounts.map(({ table, column, currency, loaded }) => [table, column, currency, loaded]));

/** The namespace alone makes a document a bank statement, and another message of the same standard makes it none. */
export const byNamespace: OwnCheck = async ({ bytes }) => {
  const [, namespace = ''] = /xmlns="([^"]+)"/.exec(bytes.toString()) ?? [];
  const isKnown = (name: string) => camt.detect({ lines: [`<Document xmlns="${name}">`], firstRecord: [] }) !== null;
  return isKnown(namespace) && !isKnown(namespace.replace('camt.053', 'pain.001')) ? `{${namespace}}` : 'not known by its namespace';
};

/** The widths of the lines say nothing: the same totals with the padding stripped, and with more of it. */
export const byWidths: OwnCheck = async ({ bytes, receipt, load }) => {
  const lines = linesOf(bytes);
  const again = async (change: (line: string) => string) => allAmounts(await load(Buffer.from(`${lines.map(change).join('\n')}\n`), {}));
  const isSame =
    (await again((line) => line.trimEnd())) === allAmounts(receipt) && (await again((line) => line.padEnd(500))) === allAmounts(receipt);
  return isSame ? [...new Set(lines.map(({ length }) => length))].sort() : 'padding changes the totals';
};

/** "... ({=+0 A-I=+1..9 }=-0 J-R=-1..9)": every letter reads as the note says, and the first and last records are no rows. */
export const byZonedNote: OwnCheck = async ({ receipt }, answer) => {
  const note = String(answer);
  const isWhole = note.startsWith('DFHDR / detail / DFTRL') && receipt.lines.header === 1 && receipt.lines.trailer === 1;
  const claims = [...note.matchAll(/([{}A-R])(?:-[A-R])?=([+-])(\d)/g)].flatMap(([, first = '', sign = '', digit = '']) =>
    Array.from({ length: /[{}]/.test(first) ? 1 : 9 }, (_, step) => ({
      letter: String.fromCharCode(first.charCodeAt(0) + step),
      value: (Number(digit) + step) * (sign === '-' ? -1 : 1),
    })),
  );
  const wrong = claims.filter(({ letter, value }) => Number(overpunchInteger(`0${letter}`)) !== value);
  return isWhole && claims.length === 20 && wrong.length === 0 ? note : wrong;
};

/** The same file where a person says that the sign holds and the letter is only text. */
export const bySignAlone: OwnCheck = async ({ bytes, load }) => {
  const { amounts } = await load(bytes, {
    mapping: [
      { source: 'Date', target: 'entry_date', dateStyle: 'mdy' },
      { source: 'Label', target: 'description' },
      { source: 'Amount', target: 'amount' },
      { source: 'Balance', target: 'balance' },
    ],
  });
  const sum = amounts.find(({ column }) => column === 'amount')?.loaded;
  return Number(sum).toFixed(2);
};

/** Every cell as a loaded value, the day counted from 30 December 1899. */
export const byCells: OwnCheck = async ({ rows }, answer) => {
  const [header] = answer as readonly (readonly string[])[];
  const cells = await rows(
    "SELECT CAST(CAST(ts_utc AT TIME ZONE 'America/New_York' AS DATE) - DATE '1899-12-30' AS VARCHAR), description, ccy, CAST(CAST(amount AS DOUBLE) AS VARCHAR), " +
      'x_amount_currency, x_partner_name, x_bank_account FROM rows ORDER BY line_no',
  );
  const texts = cells.map((row) => row.map((cell) => String(cell ?? '').replace(/\.0$/, '')));
  return [header, ...texts.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1))];
};
