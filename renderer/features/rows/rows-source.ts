import { callEngine } from '../../connection/engine-client.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { RowsSpec } from '../../../shared/query/rows-spec.ts';
import { holdSettled } from '../../state/settle.ts';
import type { GridSort, WindowSource } from '../../ui/data-grid/window-source.ts';

export interface RowsListener {
  readonly isNewest: () => boolean;
  /** Told of every window: how many rows there are, and the order in which they are listed. */
  readonly onPage: (total: number, sort: readonly GridSort[]) => void;
  readonly onFailed: (error: AppError) => void;
}

/** The same rows in another order. */
export function sortedRows(rows: RowsSpec, sort: readonly GridSort[]): RowsSpec {
  return sort.length === 0 ? rows : { ...rows, sort: [...sort] };
}

/** Windows over the rows of the workbook, however many there are, of the columns that are shown. */
export function rowsSource(rows: RowsSpec, columns: readonly string[], { isNewest, onPage, onFailed }: RowsListener): WindowSource {
  return {
    async load(offset, limit, sort) {
      const release = holdSettled();
      try {
        const page = await callEngine('rows.page', { rows: sortedRows(rows, sort), columns: [...columns], offset, limit });
        if (isNewest()) onPage(page.total, sort);
        return { total: page.total, batch: page.batch };
      } catch (thrown) {
        if (isNewest()) onFailed(toAppError(thrown));
        throw thrown;
      } finally {
        release();
      }
    },
  };
}
