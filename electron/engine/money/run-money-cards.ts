import { cardsInForce, type FeeColumn, feeColumns, type RateCardLine } from '../../../shared/partners/rate-card.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';

/** A line of a rate card and where it came from. */
export interface CardLine extends RateCardLine {
  /** From a loaded rate card, not typed. */
  readonly isLoaded: boolean;
}

const isFee = (text: string): text is FeeColumn => feeColumns.some((fee) => fee === text);

/** Lines of the rate cards that are loaded as files; rates for one network, method or country are no share of all sales and are left out here. */
async function loadedLines(workbook: OpenWorkbook, signal: AbortSignal): Promise<readonly CardLine[]> {
  const active = workbook.activeExtracts();
  if (active.length === 0) return [];
  return dataCache(workbook).once('rate card lines', signal, async () => {
    const rows = await readSmallResult(
      workbook,
      `SELECT coalesce(line_id, ''), partner, product, fee, CAST(coalesce(rate_bps, 0) AS VARCHAR), CAST(per_item AS VARCHAR), coalesce(contract_ref, ''), coalesce(clause, ''), CAST(effective_from AS VARCHAR), CAST(effective_to AS VARCHAR)
FROM rate_card WHERE extract_id IN (${active.join(', ')}) AND partner IS NOT NULL AND fee IS NOT NULL AND effective_from IS NOT NULL
  AND method IS NULL AND scheme IS NULL AND country IS NULL ORDER BY ALL`,
      signal,
    );
    return rows.flatMap((row): CardLine[] => {
      const text = (index: number): string | null => (row[index] === null || row[index] === undefined ? null : String(row[index]));
      const fee = text(3) ?? '';
      if (!isFee(fee)) return [];
      return [
        {
          id: `loaded-${text(0) || [text(1), fee, text(2) ?? 'all', text(8)].join('-')}`,
          partner: text(1) ?? '',
          product: text(2),
          fee,
          bps: Number(text(4)),
          perItem: text(5),
          contract: text(6) ?? '',
          clause: text(7) ?? '',
          claimWithinDays: null,
          effectiveFrom: (text(8) ?? '').slice(0, 10),
          effectiveTo: text(9)?.slice(0, 10) ?? null,
          isLoaded: true,
        },
      ];
    });
  });
}

/** Every card in force, those that were typed before those that were loaded. */
export async function cardLines(workbook: OpenWorkbook, signal: AbortSignal): Promise<readonly CardLine[]> {
  const loaded = await loadedLines(workbook, signal);
  const typed = workbook.document().rateCards;
  const known = new Set(loaded.map(({ id }) => id));
  return cardsInForce([...typed, ...loaded]).map((line) => ({ ...line, isLoaded: known.has(line.id) }));
}
