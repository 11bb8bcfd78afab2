import type { JSX } from 'react';
import type { BridgeSpec } from '../../../shared/query/bridge-result.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';

export interface PointWords {
  readonly name: string;
  readonly where: string;
  readonly text: string;
}

/** What can be done with the chosen figure, or with two of them. */
export function PointBar({
  first,
  second,
  rows,
  bridge,
  noBridge,
  onFilter,
}: {
  readonly first: PointWords | null;
  readonly second: PointWords | null;
  readonly rows: RowsSpec | null;
  readonly bridge: BridgeSpec | null;
  /** Why there is no bridge between the two points. */
  readonly noBridge: string | null;
  readonly onFilter: (() => void) | null;
}): JSX.Element {
  if (first === null)
    return <p className="muted point-bar">Choose a figure for its passport and its rows; hold Shift for a second one to set beside it.</p>;
  return (
    <div className="point-bar">
      <span>
        <strong>{first.text}</strong> {first.name} · {first.where}
        {second !== null && (
          <>
            {' '}
            against <strong>{second.text}</strong> {second.where}
          </>
        )}
      </span>
      <span className="row-actions">
        {rows !== null && <Button onPress={() => navigate('rows', { rows, title: first.name, subtitle: first.where })}>Show rows</Button>}
        {bridge !== null && <Button onPress={() => navigate('explain', { bridge })}>Why?</Button>}
        {bridge === null && second !== null && noBridge !== null && <span className="muted">{noBridge}</span>}
        {onFilter !== null && second === null && (
          <Button kind="quiet" onPress={onFilter}>
            Only this
          </Button>
        )}
      </span>
    </div>
  );
}
