import type { Dialect } from './dialect.ts';
import type { TableStructure } from './table-structure.ts';

/** What a dialect says about where the table lies; nothing where it is the whole file under one header. */
export function placed(
  { place }: TableStructure,
  preamble = 0,
): Pick<Dialect, 'preambleLines' | 'headerRows' | 'lastLine' | 'trailerLines'> {
  const preambleLines = Math.max(preamble, place.preambleLines);
  return {
    ...(preambleLines === 0 ? {} : { preambleLines }),
    ...(place.headerRows <= 1 ? {} : { headerRows: place.headerRows }),
    ...(place.lastLine === null ? {} : { lastLine: place.lastLine }),
    ...(place.trailerLines === 0 ? {} : { trailerLines: place.trailerLines }),
  };
}
