import type { JSX } from 'react';
import type { FailedControls as Failed } from '../../../shared/explain/brief.ts';

/** Lines of one extract that are shown at once. */
const shownAtOnce = 5;

/** A short line for each total that a partner stated and its rows do not come to, extract by extract; the amounts on opening it. */
export function FailedControls({ failed }: { readonly failed: readonly Failed[] }): JSX.Element {
  return (
    <ul className="failed-controls" aria-label="Stated totals that differ">
      {failed.map(({ extract, controls }) => (
        <li key={extract}>
          <strong className="ellipsis" title={extract}>
            {extract}
          </strong>
          <ControlLines controls={controls.slice(0, shownAtOnce)} />
          {controls.length > shownAtOnce && (
            <details className="more-controls">
              <summary>{controls.length - shownAtOnce} more</summary>
              <ControlLines controls={controls.slice(shownAtOnce)} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function ControlLines({ controls }: Pick<Failed, 'controls'>): JSX.Element[] {
  return controls.map(({ name, stated, computed }, index) => (
    <details key={index} className="failed-control">
      <summary className="ellipsis" title={name}>
        {name}
      </summary>
      <dl className="muted">
        <dt>Stated</dt>
        <dd>{stated}</dd>
        <dt>Its rows</dt>
        <dd>{computed}</dd>
      </dl>
    </details>
  ));
}
