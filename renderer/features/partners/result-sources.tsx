import { type JSX, useState } from 'react';
import type { Lineage } from '../../../shared/query/slice.ts';
import { Button } from '../../ui/button/button.tsx';
import { SourceFiles, SqlDialog } from '../inspector/index.ts';

/** What a figure of a contract rests on: the files with their fingerprints, and the query word for word. */
export function ResultSources({ lineage }: { readonly lineage: Lineage }): JSX.Element {
  const [isSql, setSql] = useState(false);
  return (
    <section className="result-sources">
      <header className="card-line">
        <h3>Comes from</h3>
        {lineage.sql !== '' && (
          <Button kind="quiet" onPress={() => setSql(true)}>
            Query
          </Button>
        )}
      </header>
      {lineage.extracts.length === 0 ? <p className="muted">No file: it is in the workbook itself.</p> : <SourceFiles lineage={lineage} />}
      <SqlDialog isOpen={isSql} onClose={() => setSql(false)} sql={lineage.sql} />
    </section>
  );
}
