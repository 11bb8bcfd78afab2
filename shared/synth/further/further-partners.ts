import { timeZone } from '../synth-calendar.ts';

/** A partner beyond the six of the demo: what it is, how much goes through it and what it keeps. */
export interface FurtherPartner {
  readonly name: string;
  readonly role: string;
  readonly product: string;
  readonly method: string;
  readonly country: 'US' | 'CA' | 'MX';
  readonly currency: 'USD' | 'CAD' | 'MXN';
  /** Of each month at size S: orders, how many of them are paid, and how many of those only at the second attempt. */
  readonly months: readonly (readonly [orders: number, paid: number, second: number])[];
  /** Lognormal amounts in major units and answer times in milliseconds. */
  readonly amount: readonly [mu: number, sigma: number];
  readonly latency: readonly [mu: number, sigma: number];
  /** How attempts fail, by weight. */
  readonly failures: readonly { readonly weight: number; readonly result: string; readonly code: string; readonly category: string }[];
  /** Chance that a sale is refunded within the quarter. */
  readonly refunds: number;
  /** What it keeps of a sale: a share in bps and minor units an item. */
  readonly bps: number;
  readonly perItem: number;
  /** The payer confirms at its own bank or wallet, some time after the attempt: most seconds of it; null: at once. */
  readonly confirmsWithin: number | null;
  readonly contract: {
    readonly ref: string;
    readonly title: string;
    readonly clause: string;
    readonly target: number;
    readonly remedy: string;
  };
}

const funds = (weight: number) => ({ weight, result: 'declined', code: '51', category: 'funds' });
const generic = (weight: number) => ({ weight, result: 'declined', code: '05', category: 'issuer_generic' });
const fraud = (weight: number) => ({ weight, result: 'declined', code: '59', category: 'fraud_security' });
const timeout = (weight: number) => ({ weight, result: 'timeout', code: '', category: 'technical' });
const expired = (weight: number) => ({ weight, result: 'expired', code: '', category: '' });

/** Six methods that the demo does not have, and a second partner for two that it has; all invented. */
export const furtherPartners: readonly FurtherPartner[] = [
  {
    name: 'Tamarack',
    role: 'Bank redirect scheme',
    product: 'Bank redirect',
    method: 'bank_redirect',
    country: 'CA',
    currency: 'CAD',
    months: [
      [620, 521, 18],
      [580, 493, 16],
      [660, 568, 17],
    ],
    amount: [4.3, 0.7],
    latency: [7.2, 0.5],
    failures: [expired(62), funds(22), timeout(16)],
    refunds: 0.04,
    bps: 45,
    perItem: 25,
    confirmsWithin: 600,
    contract: { ref: 'TAM-2025-019', title: 'Bank redirect services agreement', clause: '5.2', target: 0.845, remedy: '2500.00' },
  },
  {
    name: 'Copperleaf',
    role: 'Wallet',
    product: 'Wallet',
    method: 'wallet',
    country: 'US',
    currency: 'USD',
    months: [
      [900, 846, 20],
      [940, 889, 19],
      [1010, 960, 21],
    ],
    amount: [3.7, 0.8],
    latency: [6.1, 0.4],
    failures: [funds(46), fraud(32), timeout(22)],
    refunds: 0.07,
    bps: 190,
    perItem: 10,
    confirmsWithin: null,
    contract: { ref: 'COP-2025-004', title: 'Wallet acceptance agreement', clause: '3.1', target: 0.94, remedy: '3000.00' },
  },
  {
    name: 'Fieldstone',
    role: 'Pay by bank',
    product: 'Pay by bank',
    method: 'pay_by_bank',
    country: 'US',
    currency: 'USD',
    months: [
      [310, 248, 11],
      [360, 295, 12],
      [450, 378, 14],
    ],
    amount: [4.6, 0.8],
    latency: [7.0, 0.5],
    failures: [expired(48), funds(34), timeout(18)],
    refunds: 0.03,
    bps: 30,
    perItem: 15,
    confirmsWithin: 300,
    contract: { ref: 'FLD-2025-021', title: 'Pay-by-bank services agreement', clause: '2.4', target: 0.82, remedy: '1500.00' },
  },
  {
    name: 'Sierra Verde',
    role: 'Regional acquirer, Mexico',
    product: 'card',
    method: 'card',
    country: 'MX',
    currency: 'MXN',
    months: [
      [740, 612, 34],
      [700, 583, 31],
      [760, 621, 35],
    ],
    amount: [6.6, 0.7],
    latency: [6.7, 0.4],
    failures: [generic(44), funds(36), fraud(12), timeout(8)],
    refunds: 0.06,
    bps: 265,
    perItem: 150,
    confirmsWithin: null,
    contract: { ref: 'SIV-2024-008', title: 'Acquiring agreement Mexico', clause: '6.1', target: 0.825, remedy: '4000.00' },
  },
  {
    name: 'Ribbonwood',
    role: 'Gift card processor',
    product: 'Gift card',
    method: 'gift_card',
    country: 'US',
    currency: 'USD',
    months: [
      [520, 499, 6],
      [380, 366, 4],
      [410, 396, 5],
    ],
    amount: [3.4, 0.5],
    latency: [5.4, 0.4],
    failures: [funds(70), timeout(30)],
    refunds: 0.02,
    bps: 60,
    perItem: 5,
    confirmsWithin: null,
    contract: { ref: 'RIB-2025-002', title: 'Gift card processing agreement', clause: '4.1', target: 0.96, remedy: '1000.00' },
  },
  {
    name: 'Bramble',
    role: 'Second buy now, pay later',
    product: 'bnpl',
    method: 'bnpl',
    country: 'US',
    currency: 'USD',
    months: [
      [430, 344, 9],
      [470, 381, 9],
      [540, 443, 11],
    ],
    amount: [5.3, 0.5],
    latency: [6.9, 0.45],
    failures: [generic(54), fraud(30), timeout(16)],
    refunds: 0.09,
    bps: 520,
    perItem: 30,
    confirmsWithin: null,
    contract: { ref: 'BRA-2025-013', title: 'Installment services agreement', clause: '4.2', target: 0.81, remedy: '2000.00' },
  },
];

/** What each of them promises, in the shape of a workbook's commitments: a share of orders paid by month, with a credit. */
export function furtherCommitments() {
  return furtherPartners.map(({ name, contract }) => ({
    id: `${name.toLowerCase().replaceAll(' ', '-')}-success`,
    partner: name,
    contract: `${contract.title} ${contract.ref}`,
    clause: contract.clause,
    title: `${contract.target * 100} % of orders paid`,
    metric: 'payment_success',
    downtimeRule: null,
    population: { kind: 'all' as const },
    exclusions: [],
    maintenance: null,
    operator: '>=' as const,
    target: contract.target,
    window: 'month' as const,
    timeZone,
    minimumSample: null,
    rounding: null,
    remedy: { kind: 'fixed' as const, amount: contract.remedy, currency: 'USD' },
    claimWithinDays: 30,
    effectiveFrom: '2025-07-01',
    effectiveTo: null,
  }));
}
