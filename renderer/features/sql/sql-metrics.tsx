import type { JSX } from 'react';
import { copyReport } from '../../state/clipboard.ts';
import { navigate } from '../../state/ui-store.ts';
import { useResult } from '../../state/use-result.ts';
import { Button } from '../../ui/button/button.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { Popover } from '../../ui/popover/popover.tsx';

/** "approval_rate" -> "Approval rate". */
const labelOf = (name: string): string => {
  const words = name.replaceAll('_', ' ').trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

function Figures({ sql }: { readonly sql: string }): JSX.Element {
  const result = useResult('sql.metrics', { sql });
  return (
    <AsyncView result={result} onCopyReport={copyReport} className="sql-metrics">
      {(found) =>
        'problem' in found ? (
          <p>{found.problem}</p>
        ) : found.length === 0 ? (
          <p>This query counts nothing: add a count, a sum or an average.</p>
        ) : (
          <>
            <p className="muted">What it groups by is left open: a metric can be split by anything.</p>
            <ul>
              {found.map((figure, at) => (
                <li key={`${figure.name} ${at}`}>
                  {'problem' in figure ? (
                    <p className="muted">{figure.problem}.</p>
                  ) : (
                    <>
                      <Button onPress={() => navigate('metrics', { draft: { label: labelOf(figure.name), formula: figure.formula } })}>
                        {labelOf(figure.name)}
                      </Button>
                      <code>{figure.formula}</code>
                    </>
                  )}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </AsyncView>
  );
}

/** The figures of a query, each a metric to try and keep. */
export function SqlMetrics({ sql }: { readonly sql: string }): JSX.Element {
  return (
    <Popover label="Keep as metric" width={420} trigger={<Button>Keep as metric…</Button>}>
      {() => <Figures sql={sql} />}
    </Popover>
  );
}
