import type { JSX } from 'react';
import { useMetrics } from '../../state/use-metrics.ts';
import { useUi } from '../../state/ui-store.ts';
import { Passport } from './passport.tsx';
import './inspector.css';

/** The passport of whatever number has focus, on every screen. */
export function Inspector(): JSX.Element {
  const focus = useUi((store) => store.focus);
  const metrics = useMetrics();
  const metric = focus === null ? undefined : metrics?.get(focus.metric);
  return (
    <section className="inspector" data-region="Inspector" aria-label="Inspector">
      {focus === null || metric === undefined ? (
        <p className="muted">Choose a figure to see what it is made of: definition, counts, interval, period and files.</p>
      ) : (
        <Passport focus={focus} metric={metric} />
      )}
    </section>
  );
}
