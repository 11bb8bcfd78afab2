import type { SampleRow } from './sample-row.ts';
import type { DelimiterFit } from './sniff-dialect.ts';

/** Words alone, and not as many as the columns: a header that lost some, and no record. */
const isDamagedHeader = ({ fields, fault }: SampleRow, columns: readonly string[]) =>
  (fault !== null || fields.length !== columns.length) && fields.every((field) => !/\d/.test(field));

/** A table under the names that a person gives its columns: they stand in place of a header that is damaged. */
export function withNames(fit: DelimiterFit, columns: readonly string[] | undefined): DelimiterFit {
  const rows = () => {
    const [first, ...rest] = fit.rows();
    return first === undefined || columns === undefined || !isDamagedHeader(first, columns)
      ? fit.rows()
      : [{ ...first, fields: columns, fault: null }, ...rest];
  };
  return columns === undefined ? fit : { ...fit, rows };
}
