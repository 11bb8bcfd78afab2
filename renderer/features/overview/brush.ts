import { create } from 'zustand';
import { previousPeriod } from '../../../shared/calendar/period.ts';
import type { Period } from '../../../shared/query/slice.ts';
import { applyEdit, undo } from '../../state/document-actions.ts';
import { useUnsettled } from '../../state/settle.ts';
import { showToast } from '../../state/toasts.ts';

/** The days that are being brushed over; every figure of the page is of them until the brush is let go. */
export const useBrush = create<{ readonly period: Period | null }>(() => ({ period: null }));

export const isSamePeriod = (left: Period | null, right: Period | null): boolean => left?.from === right?.from && left?.to === right?.to;

export function brushTo(period: Period | null): void {
  if (!isSamePeriod(useBrush.getState().period, period)) useBrush.setState({ period });
}

/** Resolves when nothing on the page is awaited any more; what a change asks for, it has asked for two frames later. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    const wait = () => {
      if (useUnsettled.getState().count === 0) return resolve();
      const stop = useUnsettled.subscribe(({ count }) => {
        if (count > 0) return;
        stop();
        resolve();
      });
    };
    requestAnimationFrame(() => requestAnimationFrame(wait));
  });
}

/** The brushed days become the period, against the days before them; figures stay those of the brush until all of them are there. */
export async function keepBrushed(period: Period): Promise<void> {
  brushTo(period);
  const isKept = await applyEdit({ kind: 'scope.set', scope: { period, compare: previousPeriod(period) } });
  if (isKept) {
    showToast('The period is what you brushed, against the days before it', { label: 'Undo', run: () => void undo() });
    await settled();
  }
  if (isSamePeriod(useBrush.getState().period, period)) brushTo(null);
}
