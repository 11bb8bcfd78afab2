import { schemeFees } from './answers-money.ts';
import type { WorldTruth } from './generate-world.ts';
import { initiativeIncidents } from './initiatives.ts';
import type { IncidentId } from './incident-sketch.ts';
import { feeChangeDay, inquiriesDown, lateDays, promotionLost, refundContacts } from './incident-windows.ts';
import { sixMonths } from './programs/plan-type.ts';
import { visaShare, watched } from './programs/network-programs.ts';
import { dayCount, dayOfInstant, dayStart, springDay } from './synth-calendar.ts';
import { plantedCards } from './variants/card-number-files.ts';
import { product } from './world.ts';

/** What an incident did in the world that was drawn, in the unit of its plan, and how many of what it touches there are. */
export interface PlantedIncident {
  readonly effect: number;
  readonly count?: number;
}

export function plantedIncident(id: IncidentId, truth: WorldTruth): PlantedIncident {
  const { attempts, availability, settlement } = truth;
  switch (id) {
    case 'I1':
      return { effect: availability.outage.failed / availability.outage.requests };
    case 'I2': {
      const { spike } = attempts;
      return { effect: spike.code05 / spike.attempts - spike.otherCode05 / spike.otherAttempts };
    }
    case 'I3': {
      const rates = [0, 2].map((month) => attempts.paymentSuccess(month, [product.coBrand, product.bnpl]));
      return { effect: rates[1]!.numerator / rates[1]!.denominator - rates[0]!.numerator / rates[0]!.denominator };
    }
    case 'I4':
      return { effect: lateDays };
    case 'I5':
      return { effect: 1 };
    case 'I6': {
      const lines = truth.recon.breaks.filter(({ type }) => type === 'fx_diff');
      const [contracted, applied] = [lines.map(({ ours }) => ours!.minor), lines.map(({ theirs }) => theirs!.minor)].map((list) =>
        list.reduce((sum, minor) => sum + minor, 0),
      ) as [number, number];
      return { effect: applied / contracted - 1 };
    }
    case 'I7': {
      const [before, after] = [schemeFees(settlement, 0, feeChangeDay), schemeFees(settlement, feeChangeDay, dayCount)];
      return { effect: (Number(after.billed) / Number(after.sales) - Number(before.billed) / Number(before.sales)) * 10_000 };
    }
    case 'I8': {
      const { off, returns } = truth.points.rounding;
      return { effect: off / returns, count: off };
    }
    case 'I9': {
      const { timeouts, attempts: made, late } = attempts.lateApprovals;
      return { effect: timeouts / made, count: late };
    }
    case 'I10':
      return retries(truth);
    case 'I11':
      return { effect: plantedCards };
    case 'I12':
      return { effect: (dayStart(springDay + 1) - dayStart(springDay)) / 60_000 - 1440 };
    case 'I13': {
      const [files, window] = [truth.ach.originalFilesShare(), truth.ach.sameWindow(['unauthorized'])];
      return { effect: files.numerator / files.denominator - window.numerator / window.denominator, count: files.numerator };
    }
    case 'I14': {
      const { numerator, denominator } = visaShare(watched, 'all');
      return { effect: (numerator / denominator) * 10_000, count: numerator };
    }
    case 'I16':
    case 'I17':
      return { effect: initiativeIncidents.find((sketch) => sketch.id === id)?.expectedEffect ?? 0 };
    case 'I18':
      return { effect: -attempts.missingOrders };
    case 'I19':
      return { effect: 1 };
    case 'I20':
      return { effect: attempts.smallSegment.orders };
    case 'I21':
      return hiddenTender(truth);
    case 'I22': {
      const late = truth.plans.refundsThen[sixMonths]!;
      return { effect: truth.contacts.refunds.late - late * refundContacts, count: late };
    }
    case 'I24': {
      const { numerator, denominator } = truth.promotions.share(promotionLost.from, promotionLost.to);
      return { effect: numerator / denominator, count: numerator };
    }
  }
}

/** I10: the gross rate of March less that of February, and by how many further attempts March has fewer. */
function retries({ attempts }: WorldTruth): PlantedIncident {
  const cards = [product.card];
  const [before, after] = [1, 2].map((month) => {
    const { numerator, denominator } = attempts.attemptRate(month, cards);
    return { rate: numerator / denominator, further: denominator - attempts.orderCount(month, cards) };
  }) as [Month, Month];
  return { effect: after.rate - before.rate, count: before.further - after.further };
}

interface Month {
  readonly rate: number;
  readonly further: number;
}

/** I21: buyers who could not pay with points, of those of the day and the buyers there were. */
function hiddenTender({ points }: WorldTruth): PlantedIncident {
  const { buyers, orders } = points.hidden;
  const rate = points.redemptions[dayOfInstant(inquiriesDown.start)]! / orders;
  return { effect: -buyers / (orders + buyers), count: Math.round(buyers * rate) };
}
