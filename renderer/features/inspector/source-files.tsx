import type { JSX } from 'react';
import type { Lineage } from '../../../shared/query/slice.ts';
import './inspector.css';

/** Files behind a number, each with the start of its fingerprint; the whole of it shows on pointing. */
export function SourceFiles({ lineage }: { readonly lineage: Lineage }): JSX.Element {
  return (
    <ul className="source-files" aria-label="Files and fingerprints">
      {lineage.extracts.map((extract) => (
        <li key={extract.id}>
          <span className="ellipsis" title={extract.name}>
            {extract.name}
          </span>
          <span className="mono muted" title={extract.sha256}>
            {extract.sha256.slice(0, 8)}
          </span>
        </li>
      ))}
    </ul>
  );
}
