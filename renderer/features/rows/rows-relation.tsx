import type { JSX } from 'react';
import type { RowsSide } from '../../../shared/protocol/rows-description.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { Segments } from '../../ui/tabs/segments.tsx';
import { formatCount } from '../../ui/number/format-value.ts';

const keyOf = ({ metric, part }: Pick<RowsSide, 'metric' | 'part'>): string => `${metric}/${part}`;

/** The side that is looked at: of a metric over others the part whose table is listed. */
function sideInView(sides: readonly RowsSide[], rows: RowsSpec): RowsSide | undefined {
  return sides.find(({ metric, part }) => metric === rows.metric && part === rows.part) ?? sides.find(({ table }) => table === rows.table);
}

/** How the listed rows relate to the figure that was opened, and its other sides. */
export function RowsRelationBar({
  words,
  sides,
  rows,
  onChange,
}: {
  readonly words: string;
  readonly sides: readonly RowsSide[];
  readonly rows: RowsSpec;
  readonly onChange: (side: RowsSide) => void;
}): JSX.Element {
  const inView = sideInView(sides, rows);
  return (
    <div className="rows-relation">
      <p className="rows-relation-words">{words}</p>
      {sides.length > 1 && inView !== undefined && (
        <Segments
          label="Which rows"
          value={keyOf(inView)}
          options={sides.map((side) => ({ value: keyOf(side), label: `${side.label} ${formatCount(side.orders ?? side.rows)}` }))}
          onChange={(key) => {
            const side = sides.find((candidate) => keyOf(candidate) === key);
            if (side !== undefined) onChange(side);
          }}
        />
      )}
    </div>
  );
}
