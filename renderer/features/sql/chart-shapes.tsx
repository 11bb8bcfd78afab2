import type { JSX } from 'react';
import { sqlShapes } from '../../../shared/charts/sql-shapes.ts';
import { Button } from '../../ui/button/button.tsx';
import { Popover } from '../../ui/popover/popover.tsx';
import { setSqlText } from './sql-store.ts';

/** What the columns of a SELECT are called decides its chart; each chart has an example to begin from. */
export function ChartShapes(): JSX.Element {
  return (
    <Popover label="Charts" width={460} trigger={<Button>Charts</Button>}>
      {(close) => (
        <>
          <p className="muted">A text with a number is drawn as bars, a day or time as lines. Columns of these names are drawn as:</p>
          <ul className="sql-shapes">
            {sqlShapes.map(({ label, columns, says, example }) => (
              <li key={label}>
                <div>
                  <b>{label}</b> <code className="mono">{columns.map(({ name }) => name).join(', ')}</code>
                  <p className="muted">{says}</p>
                </div>
                <Button
                  aria-label={`Example: ${label}`}
                  onPress={() => {
                    setSqlText(example);
                    close();
                  }}
                >
                  Example
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  );
}
