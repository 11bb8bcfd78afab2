import type { ModelBlock } from './report-model.ts';

export type FigureBlock = Extract<ModelBlock, { kind: 'chart' | 'table' }>;
type TextBlock = Extract<ModelBlock, { kind: 'headline' | 'text' }>;

/** What stands on one page, before it is laid out. */
export interface ReportPage {
  readonly headline: TextBlock | null;
  readonly texts: readonly TextBlock[];
  readonly figures: readonly FigureBlock[];
  /** True when its blocks stand where somebody put them. */
  readonly isPlaced: boolean;
}

type Open = { headline: TextBlock | null; texts: TextBlock[]; figures: FigureBlock[]; isPlaced: boolean };

const empty = (): Open => ({ headline: null, texts: [], figures: [], isPlaced: false });

/** A headline opens a page, and so does a figure where there is one already; a page laid out by hand holds all that was put on it. */
export function reportPages(blocks: readonly ModelBlock[]): readonly ReportPage[] {
  const pages: Open[] = [];
  const placed = placedHeadlines(blocks);
  for (const block of blocks) {
    const open = pages.at(-1);
    if (block.kind === 'headline') {
      pages.push({ ...empty(), headline: block, isPlaced: placed.has(block.id) });
      continue;
    }
    // A page that was laid out by hand holds what was put on it, and nothing else.
    const joins = open?.isPlaced === true ? block.place !== undefined : open !== undefined;
    if (block.kind === 'chart' || block.kind === 'table') {
      if (joins && open !== undefined && (open.figures.length === 0 || open.isPlaced)) open.figures.push(block);
      else pages.push({ ...empty(), figures: [block] });
    } else if (block.gap === true && open?.isPlaced !== true) {
      const [what = '', ...why] = block.text.split(': ');
      pages.push({ ...empty(), headline: { ...block, text: what }, texts: [{ ...block, text: why.join(': ') }] }, empty());
    } else if (joins && open !== undefined) open.texts.push(block);
    else pages.push({ ...empty(), texts: [block] });
  }
  return pages.filter((page) => page.headline !== null || page.figures.length > 0 || page.texts.length > 0);
}

/** Headlines under which a block has a place. */
function placedHeadlines(blocks: readonly ModelBlock[]): ReadonlySet<string> {
  const found = new Set<string>();
  let current: string | null = null;
  for (const block of blocks) {
    if (block.kind === 'headline') current = block.id;
    else if (block.place !== undefined && current !== null) found.add(current);
  }
  return found;
}
