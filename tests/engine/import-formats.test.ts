import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { closes, startImport } from '../support/import-text.ts';

const gatewayHeader =
  'id,external_identifier,status,created_at,captured_at,amount,currency,captured_amount,refunded_amount,method,scheme,payment_service_display_name,' +
  'raw_response_code,error_code,merchant_initiated,three_d_secure_status,buyer_external_identifier,billing_details_address_country,product,card_bin,card_last4,card_issuer,channel,attempt_number,latency_ms';

const gateway = [
  gatewayHeader,
  'a1,o1,capture_succeeded,2026-01-31T23:30:00.123456-05:00,2026-02-01T00:10:00-05:00,1234,USD,1234,34,card,visa,Northbank,00,,0,complete,c1,US,co_brand,400001,0042,Harbor Trust,web,1,480',
  'a2,o2,authorization_declined,2026-02-02T10:00:00+00:00,,5000,JPY,0,0,card,mastercard,Meridian,65,refused_transaction,1,,c2,JP,card,520001,1111,Harbor Trust,app,1,300.5',
  'a3,o3,authorization_failed,2026-02-03T10:00:00Z,,1500,KWD,0,0,card,visa,Meridian,,service_timeout,0,,c3,KW,card,400002,2222,,web,2,9000',
  'a4,o4,authorization_failed,2026-02-03T11:00:00Z,,100,USD,0,0,bnpl,,Lumen,,missing_redirect_url,0,,c4,US,bnpl,,,,web,1,',
  'a5,o5,authorization_voided,2026-02-03T12:00:00Z,,12.5,USD,0,0,card,visa,Meridian,,,maybe,,c5,US,card,,,,web,1,20',
].join('\n');

test('gateway transactions: minor units by currency, instants to UTC, results, decline categories, faults by name', async () => {
  const bench = await startImport();
  const { receipt, partners } = await bench.load('gateway.csv', gateway);
  expect(receipt).toMatchObject({
    format: 'gr4vy.all_transactions',
    table: 'attempt',
    rows: { loaded: 5, quarantined: 0, faulty: 1 },
    firstInstant: '2026-02-01T04:30:00.123Z',
  });
  expect(partners).toEqual(['Lumen', 'Meridian', 'Northbank']);
  expect(closes(receipt)).toBe(true);
  expect(
    await bench.rows(
      'SELECT line_no, attempt_id, order_id, ts_utc, amount, captured_amount, refunded_amount, ccy, result, raw_code, decline_cat, timed_out, is_3ds, is_mit, last4, latency_ms FROM attempt ORDER BY line_no',
    ),
  ).toEqual([
    [
      '2',
      'a1',
      'o1',
      '2026-02-01 04:30:00.123456',
      '12.340000',
      '12.340000',
      '0.340000',
      'USD',
      'approved',
      '00',
      null,
      'false',
      'true',
      'false',
      '0042',
      '480',
    ],
    [
      '3',
      'a2',
      'o2',
      '2026-02-02 10:00:00',
      '5000.000000',
      '0.000000',
      '0.000000',
      'JPY',
      'declined',
      '65',
      'sca_soft_decline',
      'false',
      'false',
      'true',
      '1111',
      '300.5',
    ],
    [
      '4',
      'a3',
      'o3',
      '2026-02-03 10:00:00',
      '1.500000',
      '0.000000',
      '0.000000',
      'KWD',
      'timeout',
      null,
      'technical',
      'true',
      'false',
      'false',
      '2222',
      '9000',
    ],
    [
      '5',
      'a4',
      'o4',
      '2026-02-03 11:00:00',
      '1.000000',
      '0.000000',
      '0.000000',
      'USD',
      'error',
      null,
      'technical',
      'false',
      'false',
      'false',
      null,
      null,
    ],
    ['6', 'a5', 'o5', '2026-02-03 12:00:00', null, '0.000000', '0.000000', 'USD', 'voided', null, null, 'false', 'false', null, null, '20'],
  ]);
  expect(await bench.rows('SELECT fault, x_status, x_error_code FROM attempt WHERE fault IS NOT NULL')).toEqual([
    [
      'amount: not an amount: it has decimals, and the column counts whole minor units; merchant_initiated: neither yes nor no',
      'authorization_voided',
      null,
    ],
  ]);
});

test('the order of columns is free, and gzip changes nothing', async () => {
  const bench = await startImport();
  const turned = gateway
    .split('\n')
    .map((line) => line.split(',').reverse().join(','))
    .join('\r\n');
  const plain = await bench.load('gateway.csv', gateway);
  const other = await bench.load('turned.csv.gz', gzipSync(turned), { onOverlap: 'keep_both' });
  expect(other.receipt.container).toBe('gzip');
  expect(other.receipt.amounts).toEqual(plain.receipt.amounts);
  const columns = 'line_no, attempt_id, ts_utc, amount, ccy, result, decline_cat, partner, x_status';
  expect(await bench.rows(`SELECT ${columns} FROM attempt WHERE extract_id = 2 ORDER BY line_no`)).toEqual(
    await bench.rows(`SELECT ${columns} FROM attempt WHERE extract_id = 1 ORDER BY line_no`),
  );
});

const acquirerHeader =
  'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,' +
  'Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Payment Method Variant,Modification Merchant Reference,Batch Number,Reserved4,Reserved5,Reserved6,Reserved7,Reserved8,Reserved9,Reserved10';
const rest = ',,,,,,,';

test('a fee column that got a new name before the first file came is asked, and missed where it is said to be gone', async () => {
  const bench = await startImport();
  const sale = `Shop,ShopUS,8811,ord-1,mc,2026-01-31 22:15:00,EST,Settled,M1,USD,,100.00,1,USD,,98.20,,0.50,0.25,1.05,mccredit,,7${rest}`;
  const content = `${acquirerHeader.replace('Scheme Fees (NC)', 'Scheme Fee (NC)')}\n${sale}\n`;
  expect(await bench.refusal('renamed.csv', content)).toBe('FORMAT_DRIFTED');
  const told = { drift: { renamed: [{ from: 'Scheme Fees (NC)', to: 'Scheme Fee (NC)' }], gone: [] } };
  expect((await bench.load('renamed.csv', content, told)).receipt.controls).toContainEqual(
    expect.objectContaining({ name: 'Lines whose net is not gross and fees', computed: '0', ok: true }),
  );
  expect(await bench.rows('SELECT fee_scheme, fee_total FROM settlement_line')).toEqual([['-0.250000', '-1.800000']]);
  const other = await startImport();
  const { receipt } = await other.load('gone.csv', content, { drift: { renamed: [], gone: ['Scheme Fees (NC)'] } });
  expect(receipt.controls).toContainEqual(
    expect.objectContaining({ name: 'Lines whose net is not gross and fees', computed: '1', ok: false }),
  );
});

test('Adyen settlement details: debit and credit, fees as cost, zones by abbreviation, and the batch control', async () => {
  const bench = await startImport();
  const { receipt } = await bench.load(
    'acquirer.csv',
    [
      acquirerHeader,
      `Shop,ShopUS,8811,ord-1,mc,2026-01-31 22:15:00,EST,Settled,5105105105105100,CAD,,100.00,0.73,USD,,71.2055,,0.50,0.2345,1.06,mccredit,,7${rest}`,
      `Shop,ShopUS,8812,ord-2,visa,2026-07-01 00:30:00,CEST,Settled,M2,USD,,20.00,1,USD,,19.60,0.40,,,,cobrand_northbank,,7${rest}`,
      `Shop,ShopUS,8813,ord-1,mc,2026-01-31 23:00:00,EST,Chargeback,M3,CAD,10.00,,0.73,USD,22.30,,15.00,,,,mccredit,,7${rest}`,
      `Shop,ShopUS,,,,2026-02-01 01:00:00,PDT,Fee,Monthly fee,USD,,,,USD,5.00,,,,,,,,7${rest}`,
      `Shop,ShopUS,,,,2026-02-01 01:00:00,XYZ,MerchantPayout,"Payout 7, ShopUS",USD,,,,USD,63.5055,,,,,,,,7${rest}`,
    ].join('\n'),
    { partner: 'Meridian' },
  );
  expect(receipt.format).toBe('adyen.settlement_details');
  expect(receipt.rows).toEqual({ loaded: 5, quarantined: 0, faulty: 1 });
  expect(closes(receipt)).toBe(true);
  expect(receipt.controls).toEqual([
    { name: 'Lines whose net is not gross and fees', stated: '0', computed: '0', ok: true },
    { name: 'Batch 7 nets to zero with its payout (USD)', stated: '0', computed: '0', ok: true },
  ]);
  // 5105 1051 0510 5100 is a published test number: in a reference column it is kept and told.
  expect(receipt.warnings.map(({ code }) => code)).toContain('CARD_SHAPED_REFERENCES');
  expect(receipt.guard.pansMasked).toBe(0);
  expect(
    await bench.rows(
      'SELECT ts_utc, posting_date, partner, product, method, scheme, type, gross, ccy_gross, net, fee_interchange, fee_scheme, fee_markup, fee_commission, fee_total, payout_id, x_modification_reference FROM settlement_line ORDER BY line_no',
    ),
  ).toEqual([
    [
      '2026-02-01 03:15:00',
      '2026-01-31',
      'Meridian',
      'card',
      'card',
      'mastercard',
      'sale',
      '100.000000',
      'CAD',
      '71.205500',
      '-1.060000',
      '-0.234500',
      '-0.500000',
      null,
      '-1.794500',
      null,
      '5105105105105100',
    ],
    [
      '2026-06-30 22:30:00',
      '2026-07-01',
      'Meridian',
      'co_brand',
      'card',
      'visa',
      'sale',
      '20.000000',
      'USD',
      '19.600000',
      null,
      null,
      null,
      '-0.400000',
      '-0.400000',
      null,
      'M2',
    ],
    [
      '2026-02-01 04:00:00',
      '2026-01-31',
      'Meridian',
      'card',
      'card',
      'mastercard',
      'chargeback',
      '-10.000000',
      'CAD',
      '-22.300000',
      null,
      null,
      null,
      '-15.000000',
      '-15.000000',
      null,
      'M3',
    ],
    [
      '2026-02-01 08:00:00',
      '2026-02-01',
      'Meridian',
      null,
      null,
      null,
      'fee',
      null,
      'USD',
      '-5.000000',
      null,
      null,
      null,
      null,
      '-5.000000',
      null,
      'Monthly fee',
    ],
    [
      null,
      '2026-02-01',
      'Meridian',
      null,
      null,
      null,
      'payout',
      null,
      'USD',
      '-63.505500',
      null,
      null,
      null,
      null,
      null,
      'Payout 7, ShopUS',
      'Payout 7, ShopUS',
    ],
  ]);
});

test('a debit and a credit that together have thirteen digits are a fault of their row, and the file loads', async () => {
  const bench = await startImport();
  const { id, receipt } = await bench.load(
    'acquirer.csv',
    [
      acquirerHeader,
      `Shop,ShopUS,1,ord-1,mc,2026-01-31 22:15:00,EST,Settled,M1,USD,999999999999.00,-1.00,1,USD,,5.00,,,,,mccredit,,7${rest}`,
      `Shop,ShopUS,2,ord-2,mc,2026-01-31 22:15:00,EST,Settled,M2,USD,-1.00,999999999998.00,1,USD,,5.00,,,,,mccredit,,7${rest}`,
    ].join('\n'),
    { partner: 'Meridian' },
  );
  expect(closes(receipt)).toBe(true);
  expect(receipt.rows).toEqual({ loaded: 2, quarantined: 0, faulty: 1 });
  expect(await bench.rows(`SELECT gross, fault FROM settlement_line WHERE extract_id = ${id} ORDER BY line_no`)).toEqual([
    [null, 'Gross Credit (GC) and Gross Debit (GC): together an amount of more than twelve digits before its decimals'],
    ['999999999999.000000', null],
  ]);
});

test('a known layout whose amounts a spreadsheet gave decimal commas is refused, not loaded without them; a slip of one row is a fault', async () => {
  const bench = await startImport();
  const header = 'balance_transaction_id;created_utc;available_on_utc;currency;gross;fee;net;reporting_category';
  const line = (id: number, gross: string, net: string) => `txn_${id};2026-01-05 10:00:00;2026-01-07 00:00:00;eur;${gross};2;${net};charge`;
  const load = async (name: string, lines: readonly string[]) => {
    await writeFile(bench.path(name), `${[header, ...lines].join('\n')}\n`);
    return bench.call('extract.import', { grant: bench.path(name) });
  };
  const saved = await load('saved.csv', [line(1, '100,00', '98,00'), line(2, '1.050,50', '1.048,50')]);
  expect(saved.status === 'refused' ? saved.error.title : saved.status).toMatch(/such as 100,00 as gross/);
  const slip = await load('slip.csv', [line(3, '100.00', '98.00'), line(4, '12,50', '10.50')]);
  expect(slip).toMatchObject({ status: 'loaded', extract: { receipt: { rows: { loaded: 2, faulty: 1 } } } });
  // Whole amounts have no marks to be told by.
  expect(await load('whole.csv', [line(5, '100', '98'), line(6, '50', '48')])).toMatchObject({ status: 'loaded' });
});

test('of line types that a layout does not know twenty are named, and the lines of all others are counted', async () => {
  const bench = await startImport();
  const header = 'balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category';
  // Type 1 has one line, type 24 has 24: the four smallest have 1 + 2 + 3 + 4 together.
  const lines = Array.from({ length: 24 }, (_, at) =>
    Array.from({ length: at + 1 }, (__, n) => `txn_${at}_${n},2026-01-05 10:00:00,2026-01-07 00:00:00,usd,1.00,0.00,1.00,new_${at + 1}`),
  ).flat();
  const { receipt } = await bench.load('new.csv', `${[header, ...lines].join('\n')}\n`);
  const unknown = receipt.controls.filter(({ name }) => name.startsWith('Lines of type '));
  expect(unknown).toHaveLength(21);
  expect(unknown.reduce((sum, { computed }) => sum + Number(computed), 0)).toBe(300);
  expect(unknown.find(({ name }) => name.includes('any other word'))).toMatchObject({ computed: '10', ok: false });
  expect(unknown[0]?.name).toBe('Lines of type new_24, which the layout does not know: kept as adjustments');
});

test('a batch that does not net to zero is loaded and its failed control reported', async () => {
  const bench = await startImport();
  const { receipt } = await bench.load(
    'acquirer.csv',
    [
      acquirerHeader,
      `Shop,ShopUS,8811,ord-1,visa,2026-01-31 22:15:00,UTC,Settled,M1,USD,,100.00,1,USD,,98.00,2.00,,,,visaclassic,,8${rest}`,
      `Shop,ShopUS,,,,2026-02-01 01:00:00,UTC,MerchantPayout,P8,USD,,,,USD,97.94,,,,,,,,8${rest}`,
    ].join('\n'),
  );
  expect(receipt.controls).toEqual([
    { name: 'Lines whose net is not gross and fees', stated: '0', computed: '0', ok: true },
    { name: 'Batch 8 nets to zero with its payout (USD)', stated: '0', computed: '0.06', ok: false },
  ]);
});

const itemisedHeader =
  'balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category,source_id,charge_id,automatic_payout_id,payment_metadata[external_identifier],payment_method_type,card_brand,description';

test('Stripe itemised: fee is cost, net is gross minus fee, and an unquoted comma sends its record to quarantine with the right amounts', async () => {
  const bench = await startImport();
  const { receipt, id } = await bench.load(
    'itemised.csv',
    [
      itemisedHeader,
      't1,2026-01-05 10:00:00,2026-01-07 00:00:00,usd,30.00,1.20,28.80,charge,ch1,ch1,po1,ord-1,card,visa,Chair',
      't2,2026-01-06 10:00:00,2026-01-08 00:00:00,usd,-30.00,15.00,-45.00,dispute,dp1,ch1,po1,ord-1,card,visa,Chair',
      't3,2026-01-06 11:00:00,2026-01-08 00:00:00,usd,50.00,2.00,48.00,charge,ch3,ch3,po1,ord-3,bnpl,,Lamp, brass',
      't4,2026-01-09 00:00:00,2026-01-09 00:00:00,usd,-31.80,0.00,-31.79,payout,po1,,po1,,,,Payout',
    ].join('\n'),
    { partner: 'Lumen' },
  );
  expect(receipt.format).toBe('stripe.itemised');
  expect(receipt.rows).toEqual({ loaded: 3, quarantined: 1, faulty: 0 });
  expect(receipt.amounts).toEqual([
    { column: 'gross', currency: 'USD', loaded: '-31.8', quarantined: '50', independent: '18.2' },
    { column: 'fee_commission', currency: 'USD', loaded: '-16.2', quarantined: '-2', independent: '-18.2' },
    { column: 'net', currency: 'USD', loaded: '-47.99', quarantined: '48', independent: '0.01' },
  ]);
  expect(receipt.controls).toEqual([{ name: 'Rows whose net is not gross minus fee', stated: '0', computed: '1', ok: false }]);
  expect(
    await bench.rows(
      'SELECT type, product, merchant_ref, gross, fee_total, net, ccy_net, posting_date, payout_id FROM settlement_line ORDER BY line_no',
    ),
  ).toEqual([
    ['sale', 'card', 'ord-1', '30.000000', '-1.200000', '28.800000', 'USD', '2026-01-07', 'po1'],
    ['chargeback', 'card', 'ord-1', '-30.000000', '-15.000000', '-45.000000', 'USD', '2026-01-08', 'po1'],
    ['payout', null, null, '-31.800000', '0.000000', '-31.790000', 'USD', '2026-01-09', 'po1'],
  ]);
  expect(await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 10 })).toEqual({
    total: 1,
    records: [
      {
        line: 4,
        byteOffset: expect.any(Number),
        text: 't3,2026-01-06 11:00:00,2026-01-08 00:00:00,usd,50.00,2.00,48.00,charge,ch3,ch3,po1,ord-3,bnpl,,Lamp, brass',
        reason: 'has 16 fields where the header has 15',
        column: null,
        // The name of the lamp holds a delimiter.
        fields: expect.arrayContaining(['Lamp', ' brass']),
      },
    ],
  });
});

test('templates: canonical names, in any order, with any other column kept', async () => {
  const bench = await startImport();
  // Days are those of New York: midnight UTC is still the evening of December 31.
  const attempts = await bench.load(
    'attempts.csv',
    'result,attempt_id,ts_utc,amount,ccy,partner,decline_cat,basket\napproved,a1,2026-01-01T00:00:00Z,10.00,usd,Alder,,chairs\ndeclined,a2,2026-01-03 05:00:00,1.5,EUR,Alder,funds,\n',
  );
  expect(attempts.receipt).toMatchObject({ format: 'template.attempt', missingDays: ['2026-01-01', '2026-01-02'] });
  expect(
    await bench.rows('SELECT ts_utc, attempt_id, amount, ccy, partner, result, decline_cat, x_basket FROM attempt ORDER BY line_no'),
  ).toEqual([
    ['2026-01-01 00:00:00', 'a1', '10.000000', 'USD', 'Alder', 'approved', null, 'chairs'],
    ['2026-01-03 05:00:00', 'a2', '1.500000', 'EUR', 'Alder', 'declined', 'funds', null],
  ]);
  const minutes = await bench.load(
    'minutes.csv',
    'minute,partner,endpoint,requests,ok,err_partner,err_own,p95_ms\n2026-01-01T00:00:00Z,Northbank,authorize,100,99,1,0,812.5\n',
  );
  expect(minutes.receipt).toMatchObject({ format: 'template.availability_sample', table: 'availability_sample', amounts: [] });
  const lines = await bench.load(
    'lines.csv',
    'ts_utc,type,gross,ccy_gross,net,ccy_net,fee_total\n2026-01-01T00:00:00Z,sale,10,USD,9.5,USD,-0.5\n',
    { partner: 'Cobalt' },
  );
  expect(lines.receipt.format).toBe('template.settlement_line');
  expect(lines.partners).toEqual(['Cobalt']);
});

test('a second file of another layout brings its own columns and leaves the first as it was', async () => {
  const bench = await startImport();
  await bench.load('a.csv', 'ts_utc,attempt_id,amount,ccy,result,Basket Size\n2026-01-01T00:00:00Z,a1,10.00,USD,approved,3\n');
  await bench.load('b.csv', 'ts_utc,attempt_id,amount,ccy,result,basket size,Größe\n2026-01-01T00:00:00Z,a2,10.00,USD,approved,4,L\n');
  expect(await bench.rows('SELECT attempt_id, x_basket_size, x_grosse FROM attempt ORDER BY attempt_id')).toEqual([
    ['a1', '3', null],
    ['a2', '4', 'L'],
  ]);
});
