import type { Column, ColumnBatch, Unit } from '../../shared/base/column-batch.ts';

type Cells = readonly (number | null)[] | readonly (string | null)[] | readonly boolean[];

const isText = (cells: Cells): cells is readonly (string | null)[] => cells.some((cell) => typeof cell === 'string');
const isFlag = (cells: Cells): cells is readonly boolean[] => cells.some((cell) => typeof cell === 'boolean');

/** A batch of plain arrays: text becomes a dictionary, numbers f64 in the unit told, flags bool; null = missing. */
export function makeBatch(columns: Readonly<Record<string, Cells>>, units: Readonly<Record<string, Unit>> = {}): ColumnBatch {
  const made = Object.entries(columns).map(([name, cells]): Column => {
    const unit: Unit = units[name] ?? { kind: 'none' };
    if (isFlag(cells)) return { name, unit, type: 'bool', values: Uint8Array.from(cells, Number) };
    if (isText(cells)) {
      const dictionary = [...new Set(cells.flatMap((cell) => cell ?? []))];
      return {
        name,
        unit,
        type: 'dict',
        dictionary,
        codes: Int32Array.from(cells, (cell) => (cell === null ? -1 : dictionary.indexOf(cell))),
      };
    }
    return {
      name,
      unit,
      type: 'f64',
      values: Float64Array.from(cells, (cell) => cell ?? 0),
      validity: Uint8Array.from(cells, (cell) => Number(cell !== null)),
    };
  });
  return { rowCount: Object.values(columns)[0]?.length ?? 0, columns: made };
}
