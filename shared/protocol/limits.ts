export const limits = {
  /** Longest record the reader accepts, bytes. */
  recordBytes: 4 * 1024 * 1024,
  /** Columns a file may have: the work of adding them to a table grows with their square. */
  columns: 500,
  rowsPage: 2000,
  sqlResultRows: 100_000,
  sqlResultBytes: 64 * 1024 * 1024,
  /** The document as text, written whole with every edit (2 MB cost some 20 ms): five hundred clauses are half a megabyte. */
  documentBytes: 2 * 1024 * 1024,
  chartMarks: 5000,
  engineRssBytes: 3 * 1024 * 1024 * 1024,
} as const;
