import { reportedMeasureTable } from '../../domain/fact-tables/reported-measure.ts';
import type { IncidentSketch } from '../incident-sketch.ts';
import { dayCount, dayOf, dayStart, dayText, isoInstant, months } from '../synth-calendar.ts';
import { templateHeader } from '../template-header.ts';
import { partner, partnerNames } from '../world.ts';

/** The template for reported measures: canonical column names, days of the window, instants in UTC. */
export const networkHeader = templateHeader(reportedMeasureTable, 'version');

/** A month of one merchant account at one network, as the acquirer reports it. */
export interface NetworkMonth {
  readonly mid: string;
  readonly scheme: 'visa' | 'mastercard';
  readonly month: number;
  readonly sales: number;
  /** Fraud that issuers reported (TC40, SAFE). */
  readonly fraud: number;
  /** Disputes of all reasons (TC15, chargebacks), and those of them with a fraud reason. */
  readonly disputes: number;
  readonly fraudDisputes: number;
}

const of = (
  mid: string,
  scheme: NetworkMonth['scheme'],
  ...months: readonly (readonly [sales: number, fraud: number, disputes: number, fraudDisputes: number])[]
): NetworkMonth[] =>
  months.map(([sales, fraud, disputes, fraudDisputes], month) => ({ mid, scheme, month, sales, fraud, disputes, fraudDisputes }));

/** Merchant account that crosses a threshold of Visa's monitoring (I14), and the month in which it does. */
export const watchedMid = 'LarkspurDigital';
export const watchedMonth = 2;
/** Fraud and disputes over sales above which a merchant account is excessive, in bps, and the count that must be passed as well. */
export const visaThresholds = { before: 220, after: 150, from: '2026-04-01', count: 1500 } as const;

/** True scale, whatever the size of the world. */
export const networkMonths: readonly NetworkMonth[] = [
  ...of('LarkspurECOM', 'visa', [1_412_000, 1_120, 2_310, 990], [1_336_000, 1_064, 2_225, 951], [1_389_000, 1_098, 2_262, 970]),
  ...of('LarkspurMarketplace', 'visa', [386_000, 905, 1_102, 611], [371_000, 880, 1_067, 590], [394_000, 948, 1_131, 622]),
  ...of(watchedMid, 'visa', [104_000, 730, 601, 352], [101_000, 804, 662, 395], [100_000, 900, 700, 440]),
  ...of('LarkspurECOM', 'mastercard', [918_000, 640, 1_010, 402], [871_000, 602, 968, 384], [902_000, 633, 985, 391]),
  ...of('LarkspurMarketplace', 'mastercard', [241_000, 322, 511, 230], [233_000, 309, 488, 219], [246_000, 331, 502, 228]),
  ...of(watchedMid, 'mastercard', [64_200, 61, 74, 41], [62_800, 66, 79, 44], [63_500, 69, 83, 47]),
];

/** Visa's figure: reported fraud and disputes, all of them or those without a fraud reason, over sales of the month. */
export function visaShare({ fraud, disputes, fraudDisputes, sales }: NetworkMonth, scope: 'all' | 'non_fraud') {
  return { numerator: fraud + (scope === 'all' ? disputes : disputes - fraudDisputes), denominator: sales };
}

export const watched: NetworkMonth = networkMonths.find(
  ({ mid, scheme, month }) => mid === watchedMid && scheme === 'visa' && month === watchedMonth,
)!;

export function networkIncident(): IncidentSketch {
  const { numerator, denominator } = visaShare(watched, 'all');
  return {
    id: 'I14',
    title: "A merchant account is above Visa's threshold for fraud and disputes of April 2026 and below that of March",
    entity: `mid = ${watchedMid}, scheme = visa`,
    start: dayStart(dayOf(watchedMonth + 1, 1)),
    end: dayStart(dayCount),
    unit: 'bps',
    expectedEffect: (numerator / denominator) * 10_000,
    standardError: null,
    expectedCount: { of: 'frauds and disputes', count: numerator },
  };
}

type Count = readonly [measure: string, numerator: number];

const counts = ({ scheme, fraud, disputes, fraudDisputes, sales }: NetworkMonth): readonly Count[] =>
  scheme === 'visa'
    ? [
        ['tc05_count', sales],
        ['tc40_count', fraud],
        ['tc15_count', disputes],
        ['tc15_non_fraud_count', disputes - fraudDisputes],
      ]
    : [
        ['mc_sales_count', sales],
        ['mc_safe_count', fraud],
        ['mc_chargeback_count', disputes],
        ['mc_fraud_chargeback_count', fraudDisputes],
      ];

/** The acquirer's monthly report: every count as it came, with the sales of the month beside it. */
export function networkRows(): string {
  return networkMonths
    .flatMap((one) => {
      const { mid, scheme, month, sales } = one;
      const last = dayOf(month + 2, 1) - 1;
      const received = isoInstant(dayStart(last + 9) + 10 * 3_600_000);
      const document = `Meridian monitoring ${months[month]!.name}`;
      return counts(one).map(([measure, count]) =>
        [
          months[month]!.from,
          dayText(last),
          partnerNames[partner.meridian],
          measure,
          mid,
          scheme,
          '',
          count,
          sales,
          count,
          'count',
          '',
          document,
          scheme === 'visa' ? 2 : 3,
          received,
          1,
        ].join(','),
      );
    })
    .map((row) => `${row}\n`)
    .join('');
}
