/** Signs that several currencies write, and those of one. Letters before "$" that are not listed are no mark of any currency. */
const currenciesOf: Readonly<Record<string, string>> = {
  $: 'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP CUP BRL BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD NIO MOP CVE TOP WST',
  US$: 'USD',
  C$: 'CAD NIO',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  S$: 'SGD',
  SG$: 'SGD',
  HK$: 'HKD',
  NT$: 'TWD',
  MX$: 'MXN',
  AR$: 'ARS',
  CL$: 'CLP',
  RD$: 'DOP',
  R$: 'BRL',
  J$: 'JMD',
  '€': 'EUR',
  '£': 'GBP EGP LBP SYP GIP FKP SHP SSP SDG',
  '¥': 'JPY CNY',
  '₹': 'INR',
};

/** The sign or code beside an amount; valid in JavaScript and in RE2. */
const markPattern = '[A-Z]{0,3}[$]|[A-Z]{3}|[€£¥₹]';
const mark = new RegExp(markPattern, 'u');

/** Whether an amount is marked as one of another currency than `currency`; one without a mark is not. */
export function hasForeignMark(text: string, currency: string): boolean {
  const [found] = mark.exec(text) ?? [];
  if (found === undefined || found === currency || found === `${currency}$`) return false;
  return !(currenciesOf[found]?.split(' ') ?? []).includes(currency);
}

/** The same in SQL; unknown where the currency is. */
export function foreignMarkSql(text: string, currency: string): string {
  const found = `regexp_extract(${text}, '${markPattern}')`;
  const known = Object.entries(currenciesOf).map(
    ([sign, codes]) =>
      `WHEN '${sign}' THEN ${currency} NOT IN (${codes
        .split(' ')
        .map((code) => `'${code}'`)
        .join(', ')})`,
  );
  return `CASE ${found} WHEN '' THEN FALSE ${known.join(' ')} ELSE ${found} NOT IN (${currency}, concat(${currency}, '$')) END`;
}
