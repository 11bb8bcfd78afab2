import type { IncidentSketch } from './incident-sketch.ts';
import { driftDay, lateDay, lateDays, rowTwiceDay, wrongRate, wrongRateDay } from './incident-windows.ts';
import { dayCount, dayStart, springDay } from './synth-calendar.ts';
import { microsPerMinor } from './world.ts';
import { plantedCards } from './variants/card-number-files.ts';

/** Share by which Meridian's wrong rate lies below the contract's. */
export const wrongRateEffect: number = wrongRate.micros / microsPerMinor[wrongRate.currency]! - 1;

const planted = (sketch: Omit<IncidentSketch, 'standardError'>): IncidentSketch => ({ ...sketch, standardError: null });

/** Incidents of files and clocks: planted as realized counts, without sampling error, at every size. */
export const fileIncidents: readonly IncidentSketch[] = [
  planted({
    id: 'I4',
    title: 'The settlement file of Mar 12 comes three days late, in two parts, and the second is re-issued with two rows corrected',
    entity: 'partner = Alder',
    start: dayStart(lateDay),
    end: dayStart(lateDay + 1),
    unit: 'days',
    expectedEffect: lateDays,
  }),
  planted({
    id: 'I5',
    title: 'A file that comes twice, byte by byte, and a file that holds one line twice',
    entity: 'partner in (Keystone, Cobalt)',
    start: dayStart(rowTwiceDay),
    end: dayStart(rowTwiceDay + 1),
    unit: 'count',
    expectedEffect: 1,
  }),
  planted({
    id: 'I6',
    title: 'Meridian converts Canadian dollars at the rate of Dec 31 for a day',
    entity: 'partner = Meridian, currency = CAD',
    start: dayStart(wrongRateDay),
    end: dayStart(wrongRateDay + 1),
    unit: 'ratio',
    expectedEffect: wrongRateEffect,
  }),
  planted({
    id: 'I11',
    title: 'Card numbers in the notes of one contacts file; 500 ids that only look like card numbers in another',
    entity: 'contacts_with_card_numbers.csv',
    start: dayStart(0),
    end: dayStart(dayCount),
    unit: 'count',
    expectedEffect: plantedCards,
  }),
  planted({
    id: 'I12',
    title: 'A day of 23 hours, and a partner whose months end at midnight in Los Angeles',
    entity: 'partner = Cobalt, day = 2026-03-08',
    start: dayStart(springDay),
    end: dayStart(springDay + 1),
    unit: 'minutes',
    expectedEffect: -60,
  }),
  planted({
    id: 'I19',
    title: 'From Feb 15 on a file has its gross under another name and in another place',
    entity: 'partner = Keystone',
    start: dayStart(driftDay),
    end: dayStart(dayCount),
    unit: 'count',
    expectedEffect: 1,
  }),
];
