import type { ImportChoice, LineCounts } from '../../shared/extract/receipt.ts';
import { decimalOf, microsOf } from '../../shared/money/micros.ts';
import { byCells, byNamespace, bySignAlone, byWidths, byZonedNote, type OwnCheck } from './corpus-own-checks.ts';

/**
 * How every expected value of the corpus's answers.json is checked: every file is read, and has a check for each key.
 */
export type CorpusCheck =
  | { readonly kind: 'rows' }
  | { readonly kind: 'columns' }
  | { readonly kind: 'fingerprint' }
  /** One number. */
  | { readonly kind: 'value'; readonly sql: string }
  /** Name -> number, one row each. */
  | { readonly kind: 'map'; readonly sql: string }
  /** A list of texts in file order. */
  | { readonly kind: 'list'; readonly sql: string }
  /** Sums of one amount by currency, from the receipt alone; "XXX" is a file without currencies. */
  | { readonly kind: 'receipt'; readonly column: string; readonly isNegated?: boolean }
  /** How many entries the list has, against a control of the receipt. */
  | { readonly kind: 'control'; readonly name: string }
  /** A total that the file states, times 10^scale. */
  | { readonly kind: 'stated'; readonly name: string; readonly scale?: number }
  /** What the answer says of totals that the file states: name of the control -> stated and computed, or stated alone. */
  | { readonly kind: 'controls'; readonly of: (answer: unknown) => Readonly<Record<string, readonly string[]>> }
  /** Physical lines of the file, or those of one part. */
  | { readonly kind: 'lines'; readonly part?: keyof LineCounts }
  /** How many records of each type there are, by the part of the file that holds them. */
  | { readonly kind: 'record_types'; readonly parts: Readonly<Partial<Record<keyof LineCounts, readonly string[]>>> }
  /** Rows as lists of texts, in file order. */
  | { readonly kind: 'table'; readonly sql: string }
  /** Names of columns that stand twice in the header. */
  | { readonly kind: 'repeated_headers' }
  /** Notations of zoned decimals, by what they are. */
  | { readonly kind: 'overpunch' }
  /** What only this file can be asked. */
  | { readonly kind: 'own'; readonly of: OwnCheck }
  | { readonly kind: 'header'; readonly position: 'first' | 'last' };

export interface CorpusFile {
  /** The layout it must be loaded as. */
  readonly format: string;
  /** What a person must say first. */
  readonly choice?: ImportChoice;
  readonly checks: Readonly<Record<string, CorpusCheck>>;
}

const always = { rows: { kind: 'rows' }, sha256: { kind: 'fingerprint' } } as const;
const byCurrency = (sum: string, currency: string, where = 'TRUE') =>
  `SELECT coalesce(${currency}, '(blank)'), CAST(coalesce(sum(${sum}), 0) AS VARCHAR) FROM rows WHERE ${where} GROUP BY 1`;
const counts = (column: string) => `SELECT ${column}, CAST(count(*) AS VARCHAR) FROM rows GROUP BY 1`;

const adyen: CorpusFile = {
  format: 'adyen.settlement_details',
  checks: {
    ...always,
    cols: { kind: 'columns' },
    net_credit_minus_debit_by_net_ccy: { kind: 'receipt', column: 'net' },
    ex_payout: { kind: 'map', sql: byCurrency('net', 'ccy_net', "type <> 'payout'") },
    gross_by_gross_ccy: { kind: 'map', sql: byCurrency('gross', 'ccy_gross') },
    fees_NC: {
      kind: 'map',
      sql:
        "SELECT 'Commission (NC)', CAST(coalesce(-sum(fee_commission), 0) AS VARCHAR) FROM rows UNION ALL " +
        "SELECT 'Markup (NC)', CAST(coalesce(-sum(fee_markup), 0) AS VARCHAR) FROM rows UNION ALL " +
        "SELECT 'Scheme Fees (NC)', CAST(coalesce(-sum(fee_scheme), 0) AS VARCHAR) FROM rows UNION ALL " +
        "SELECT 'Interchange (NC)', CAST(coalesce(-sum(fee_interchange), 0) AS VARCHAR) FROM rows",
    },
    types: { kind: 'map', sql: counts('source_type') },
  },
};

const stripe: CorpusFile = {
  format: 'stripe.itemised',
  checks: {
    ...always,
    cols: { kind: 'columns' },
    gross: { kind: 'receipt', column: 'gross' },
    fee: { kind: 'receipt', column: 'fee_commission', isNegated: true },
    net: { kind: 'receipt', column: 'net' },
    net_ex_payout: { kind: 'map', sql: byCurrency('net', 'ccy_net', "type <> 'payout'") },
    net_payout_rows: { kind: 'map', sql: byCurrency('net', 'ccy_net', "type = 'payout'") },
    cats: { kind: 'map', sql: counts('source_type') },
    rows_where_net_ne_gross_minus_fee: { kind: 'control', name: 'Rows whose net is not gross minus fee' },
  },
};

const edx = (fees: number): CorpusFile => ({
  format: 'plain.table',
  checks: {
    ...always,
    amount: { kind: 'receipt', column: 'amount' },
    fee: { kind: 'map', sql: byCurrency('fee', 'ccy') },
    per_ref: { kind: 'map', sql: byCurrency('amount', 'x_c4') },
    types: { kind: 'map', sql: counts('type') },
    // A fee that is not known is none, and no fault.
    fee_null: { kind: 'value', sql: `SELECT CASE WHEN count(fee) = ${fees} AND count(fault) = 0 THEN '\\N' END FROM rows` },
  },
});

const cents = (where: string, table = 'ach_entry'): CorpusCheck => ({
  kind: 'value',
  sql: `SELECT CAST(coalesce(sum(abs(amount)), 0) * 100 AS VARCHAR) FROM ${table} WHERE ${where}`,
});
const howMany = (where: string, table = 'ach_entry'): CorpusCheck => ({
  kind: 'value',
  sql: `SELECT CAST(count(*) AS VARCHAR) FROM ${table} WHERE ${where}`,
});
/** A file's control record by its columns: batches, entries and addenda, entry hash, debits and credits in cents. */
const nachaControls = (answer: unknown) => {
  const at = (from: number, length: number) => String(BigInt(String(answer).slice(from, from + length)));
  const dollars = (from: number) => at(from, 12).padStart(3, '0').replace(/(..)$/, '.$1');
  const both = (stated: string) => [stated, stated];
  return {
    'File: batches': both(at(1, 6)),
    'File: entries and addenda': both(at(13, 8)),
    'File: entry hash': both(at(21, 10)),
    'File: debits (USD)': both(dollars(31)),
    'File: credits (USD)': both(dollars(43)),
  };
};

const nacha = (table: 'ach_entry' | 'ach_return'): CorpusFile => ({
  format: 'nacha',
  checks: {
    lines: { kind: 'lines' },
    sha256: { kind: 'fingerprint' },
    entries: { kind: 'rows' },
    types: { kind: 'record_types', parts: { header: ['1', '5'], loaded: ['6', '7'], trailer: ['8', '9'] } },
    control_line: { kind: 'controls', of: nachaControls },
    debit_entries: howMany("direction = 'debit'", table),
    credit_entries: howMany("direction = 'credit'", table),
    debit_cents: cents("direction = 'debit'", table),
    credit_cents: cents("direction = 'credit'", table),
    control_debit: { kind: 'stated', name: 'File: debits (USD)', scale: 2 },
    control_credit: { kind: 'stated', name: 'File: credits (USD)', scale: 2 },
    entry_addenda_count: { kind: 'stated', name: 'File: entries and addenda' },
    returns: { kind: 'map', sql: 'SELECT return_code, CAST(count(*) AS VARCHAR) FROM ach_return GROUP BY 1' },
    return_cents: { kind: 'map', sql: 'SELECT return_code, CAST(sum(abs(amount)) * 100 AS VARCHAR) FROM ach_return GROUP BY 1' },
  },
});

const bai2Records = (answer: unknown) => {
  const counts = answer as Readonly<Record<string, number>>;
  const records = String(Object.values(counts).reduce((sum, count) => sum + count, 0));
  return {
    'File: records': [records],
    'File: groups': [String(counts['02'])],
    'File: accounts that tie to their trailers': [String(counts['49'])],
  };
};
const bai2Trailers = (answer: unknown) => {
  const [, total = ''] = ((answer as readonly string[]).at(-1) ?? '').split(',');
  return { 'File: control total': [BigInt(total.replace('+', '')).toString()] };
};

interface CamtAnswer {
  readonly id: string;
  readonly net: Readonly<Record<string, string>>;
  readonly balances: readonly (readonly [code: string, currency: string, amount: string])[];
}

/** Each statement closes with what its answer says, and that is what it opened with and its entries. */
const camtBalances = (answer: unknown) =>
  Object.fromEntries(
    (answer as readonly CamtAnswer[]).flatMap(({ id, net, balances }) =>
      Object.entries(net).map(([currency, sum]) => {
        const of = (code: string) => microsOf(balances.find(([found, where]) => found === code && where === currency)?.[2] ?? '') ?? 0n;
        const computed = of('OPBD') + (microsOf(sum) ?? 0n);
        return [`Statement ${id}: closing balance (${currency})`, [decimalOf(of('CLBD')), decimalOf(computed)]] as const;
      }),
    ),
  );

/** The closing balances, in the order of the statements. */
const mt940Balances = (answer: unknown) => {
  const closing = (answer as readonly (readonly string[])[]).filter(([tag = '']) => tag.startsWith('62'));
  const names = ['Statement 19321/1: closing balance (EUR)', 'Statement 19322/1: closing balance (EUR)'];
  return Object.fromEntries(names.map((name, index) => [name, [(closing[index]?.[4] ?? '').replace(',', '.')]] as const));
};

const paypal = (format: string): CorpusFile => ({
  format,
  checks: {
    ...always,
    row_types: {
      kind: 'record_types',
      parts: { header: ['RH', 'FH', 'SH', 'CH'], loaded: ['SB'], trailer: ['SF', 'SC', 'RF', 'RC', 'FF'] },
    },
    gross_signed_div100: { kind: 'receipt', column: 'gross' },
    fee_signed_div100: { kind: 'map', sql: byCurrency('fee_total', 'ccy_net') },
    net_signed_div100: { kind: 'receipt', column: 'net' },
    tcodes: { kind: 'map', sql: counts('source_type') },
  },
});

const checkoutComponents = 'Payout 00000003K599 is the sum of its components (USD)';

const trustlyTotals = (answer: unknown) => {
  const [, records = '', amount = '', fundings = '', funded = ''] = answer as readonly string[];
  return { Records: [records], 'Amounts (USD)': [amount], Fundings: [fundings], 'Funded (USD)': [funded] };
};
const trustlyFunding = (answer: unknown) => {
  const [[, , , trace = '', currency = '', amount = ''] = []] = answer as readonly (readonly string[])[];
  return { [`Funding ${trace} is the sum of its records (${currency})`]: [amount] };
};

const dlocalTotals = (answer: unknown) => {
  const stated = answer as Readonly<Record<string, string>>;
  return {
    Items: [stated['NUMBER_OF_ITEMS'] ?? ''],
    'Gross (USD)': [stated['GROSS_TOTAL_AMOUNT'] ?? ''],
    'Fees (USD)': [stated['FEE_TOTAL_AMOUNT'] ?? ''],
    'Net (USD)': [stated['NET_TOTAL_AMOUNT'] ?? ''],
  };
};

export const corpusFiles: Readonly<Record<string, CorpusFile>> = {
  'adyen_sdr_invoice_deduction.csv': adyen,
  'adyen_sdr_chargeback.csv': adyen,
  'adyen_sdr_donation.csv': adyen,
  'stripe_payments_activity.csv': stripe,
  'stripe_payout_recon_api.csv': stripe,
  'gr4vy_all_transactions.csv': {
    format: 'gr4vy.all_transactions',
    checks: {
      ...always,
      cols: { kind: 'columns' },
      status: { kind: 'map', sql: counts('x_status') },
      captured_minor: { kind: 'map', sql: byCurrency("captured_amount * CASE ccy WHEN 'JPY' THEN 1 ELSE 100 END", 'ccy') },
      refunded_minor: { kind: 'map', sql: byCurrency("refunded_amount * CASE ccy WHEN 'JPY' THEN 1 ELSE 100 END", 'ccy') },
      captured_major: { kind: 'receipt', column: 'captured_amount' },
      scheme: { kind: 'map', sql: counts('scheme') },
    },
  },
  'edx_cybersource_headerless.tsv': edx(0),
  'edx_paypal_headerless.tsv': edx(6),
  'worldpay_capture.txt': { format: 'worldpay.transactions', checks: { ...always, amount: { kind: 'receipt', column: 'amount' } } },
  'csv2ofx_stripe_charges.csv': {
    format: 'stripe.charges',
    checks: {
      ...always,
      amount: { kind: 'receipt', column: 'amount' },
      fee: { kind: 'map', sql: byCurrency('CAST(x_fee AS DECIMAL(18,6))', 'ccy') },
      refunded: { kind: 'value', sql: 'SELECT CAST(sum(refunded_amount) AS VARCHAR) FROM rows' },
      status: { kind: 'map', sql: counts('x_status') },
    },
  },
  'csv2ofx_gls_latin1_decimal_comma.csv': {
    format: 'plain.table',
    checks: {
      ...always,
      amount: { kind: 'receipt', column: 'amount' },
      balance: { kind: 'value', sql: 'SELECT CAST(sum(balance) AS VARCHAR) FROM rows' },
      header_last: { kind: 'header', position: 'last' },
    },
  },
  'venmo_signed_currency_text.csv': {
    format: 'venmo.statement',
    checks: {
      ...always,
      total: { kind: 'value', sql: 'SELECT CAST(sum(net) AS VARCHAR) FROM rows' },
      fee: { kind: 'value', sql: 'SELECT CAST(coalesce(sum(fee_total), 0) AS VARCHAR) FROM rows' },
      header_first: { kind: 'header', position: 'first' },
      types: { kind: 'map', sql: counts('source_type') },
    },
  },
  'hledger_cp1252.csv': {
    format: 'plain.table',
    checks: {
      ...always,
      labels: { kind: 'list', sql: 'SELECT description FROM rows ORDER BY line_no' },
      sum: { kind: 'value', sql: 'SELECT CAST(sum(amount) AS VARCHAR) FROM rows' },
    },
  },
  // "duplicate_headers" and "ragged" are empty: the file loads without a question and without quarantine.
  'adyen_par_nyce.csv': {
    format: 'adyen.payment_accounting',
    checks: {
      ...always,
      cols: { kind: 'columns' },
      duplicate_headers: { kind: 'repeated_headers' },
      ragged: { kind: 'list', sql: 'SELECT line FROM quarantine' },
      record_types: { kind: 'map', sql: counts('source_event') },
      main_amount_all_rows: { kind: 'receipt', column: 'amount' },
      payable_SC: { kind: 'map', sql: byCurrency('payable', 'ccy_payable') },
      payable_SC_settled_only: { kind: 'map', sql: byCurrency('payable', 'ccy_payable', "event = 'settled'") },
    },
  },
  'paypal_stl.csv': paypal('paypal.settlement'),
  'paypal_stl_payout_fx.csv': paypal('paypal.settlement'),
  'paypal_trr_full_envelope_jpy.csv': paypal('paypal.transactions'),
  'checkoutcom_payouts.csv': {
    format: 'checkout.payouts',
    checks: {
      ...always,
      cols: { kind: 'columns' },
      payout_amount: { kind: 'receipt', column: 'amount' },
      sum_of_components: { kind: 'controls', of: (answer) => ({ [checkoutComponents]: [String(answer)] }) },
      ties: { kind: 'controls', of: (ties) => ({ [checkoutComponents]: ties === true ? ['79.51', '79.51'] : ['79.51', '79.45'] }) },
    },
  },
  'amazonpay_settlement_2015.csv': {
    format: 'amazon_pay.settlement',
    checks: {
      ...always,
      preamble_rows: { kind: 'lines', part: 'preamble' },
      TransactionAmount: { kind: 'receipt', column: 'gross' },
      TotalTransactionFee: { kind: 'receipt', column: 'fee_commission' },
      NetTransactionAmount: { kind: 'receipt', column: 'net' },
      types: { kind: 'map', sql: counts('source_type') },
    },
  },
  'amazonpay_refund_status_history.csv': {
    format: 'amazon_pay.refunds',
    checks: {
      ...always,
      naive_sum: { kind: 'receipt', column: 'amount' },
      distinct_refunds: { kind: 'value', sql: 'SELECT CAST(count(DISTINCT partner_ref) AS VARCHAR) FROM rows' },
      correct_sum_latest_status: { kind: 'map', sql: byCurrency('amount', 'ccy', "event = 'refunded'") },
    },
  },
  'trustly_funding.csv': {
    format: 'trustly.files',
    checks: {
      sha256: { kind: 'fingerprint' },
      detail_rows: { kind: 'value', sql: 'SELECT CAST(count(*) AS VARCHAR) FROM rows' },
      row_types: { kind: 'record_types', parts: { header: ['H'], loaded: ['I', 'F'], trailer: ['L'] } },
      sum_amount: { kind: 'receipt', column: 'gross' },
      trailer: { kind: 'controls', of: trustlyTotals },
      funding: { kind: 'controls', of: trustlyFunding },
      trailer_count_matches: { kind: 'controls', of: (matches) => ({ Records: matches === true ? ['2', '2'] : ['146', '2'] }) },
      distinct_txn_ids: { kind: 'value', sql: 'SELECT CAST(count(DISTINCT partner_ref) AS VARCHAR) FROM rows' },
      sum_last_col_fees: { kind: 'value', sql: 'SELECT CAST(sum(fee_total) AS VARCHAR) FROM rows' },
    },
  },
  'dlocal_settlement_multiheader.csv': {
    format: 'dlocal.settlement',
    checks: {
      sha256: { kind: 'fingerprint' },
      detail_rows: { kind: 'value', sql: 'SELECT CAST(count(*) AS VARCHAR) FROM rows' },
      gross: { kind: 'value', sql: 'SELECT CAST(sum(CAST(x_gross_amount AS DECIMAL(18,6))) AS VARCHAR) FROM rows' },
      fee: { kind: 'value', sql: 'SELECT CAST(sum(fee_total) AS VARCHAR) FROM rows' },
      net: { kind: 'value', sql: 'SELECT CAST(sum(net) AS VARCHAR) FROM rows' },
      settlement_ccy: { kind: 'value', sql: 'SELECT string_agg(DISTINCT ccy_net) FROM rows' },
      header_totals: { kind: 'controls', of: dlocalTotals },
      local: { kind: 'map', sql: byCurrency('gross', 'ccy_gross') },
      row_types: { kind: 'map', sql: counts('source_type') },
      fx_check: {
        kind: 'table',
        sql:
          "SELECT merchant_ref, rtrim(rtrim(CAST(gross AS VARCHAR), '0'), '.'), CAST(fx_rate AS VARCHAR), x_gross_amount, " +
          'CAST(round(CAST(gross AS DOUBLE) / fx_rate, 4) AS VARCHAR) FROM rows WHERE fx_rate > 0 ORDER BY line_no',
      },
    },
  },
  'bai2_sample1.txt': {
    format: 'bai2',
    checks: {
      ...always,
      row_types: { kind: 'controls', of: bai2Records },
      trailers: { kind: 'controls', of: bai2Trailers },
      txn_16: { kind: 'rows' },
      amount_minor_by_typecode: { kind: 'map', sql: 'SELECT type, CAST(sum(abs(amount)) * 100 AS VARCHAR) FROM rows GROUP BY 1' },
      by_account: { kind: 'map', sql: 'SELECT account, CAST(sum(abs(amount)) * 100 AS VARCHAR) FROM rows GROUP BY 1' },
    },
  },
  'camt053_v2_multi_statement.xml': {
    format: 'camt',
    checks: { ...always, ns: { kind: 'own', of: byNamespace }, statements: { kind: 'controls', of: camtBalances } },
  },
  'nacha_return_WEB.ach': nacha('ach_return'),
  'nacha_ppd_100000_entries.ach.gz': nacha('ach_entry'),
  'mt940_abnamro.sta': {
    format: 'mt940',
    checks: {
      ...always,
      entries: { kind: 'rows' },
      net: { kind: 'value', sql: 'SELECT CAST(sum(amount) AS VARCHAR) FROM rows' },
      // Neither statement of this file ties; what the bank states is kept beside what was found.
      balances: { kind: 'controls', of: mt940Balances },
    },
  },
  'amex_eptrn_raw.txt': {
    format: 'amex.eptrn',
    checks: {
      lines: { kind: 'lines' },
      sha256: { kind: 'fingerprint' },
      examples: { kind: 'overpunch' },
      width: { kind: 'own', of: byWidths },
      note: { kind: 'own', of: byZonedNote },
    },
  },
  // Refused until a person says which of letter and sign holds.
  'oca_debit_credit_indicator.csv': {
    format: 'plain.table',
    choice: {
      mapping: [
        { source: 'Date', target: 'entry_date', dateStyle: 'mdy' },
        { source: 'Label', target: 'description' },
        { source: 'Amount', target: 'amount', sign: { kind: 'code', column: 'D/C', positive: ['C'], negative: ['D'], overrules: true } },
        { source: 'Balance', target: 'balance' },
      ],
    },
    checks: {
      ...always,
      naive_sum: { kind: 'own', of: bySignAlone },
      rule_D_negates_abs: {
        kind: 'value',
        sql: "SELECT format('intended {:.2f} and +{:.2f} => {:.2f}', min(amount)::DOUBLE, max(amount)::DOUBLE, sum(amount)::DOUBLE) FROM rows",
      },
      balances: { kind: 'list', sql: "SELECT format('{:,.2f}', balance::DOUBLE) FROM rows ORDER BY line_no" },
    },
  },
  'oca_sample_statement_en.xlsx': {
    format: 'plain.table',
    choice: { personal: { 'Bank Account': 'keep' } },
    checks: { sha256: { kind: 'fingerprint' }, cells: { kind: 'own', of: byCells } },
  },
};
