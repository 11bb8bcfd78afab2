/** The DuckDB storage format of a workbook: the oldest DuckDB that can open it. Why this one is in docs/adr/0010. */
export const storageVersion = 'v1.4.0';
