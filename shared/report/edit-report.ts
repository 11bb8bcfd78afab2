import { pageGrid } from './blocks/block-kind.ts';
import type { ModelBlock, Place, ReportModel } from './report-model.ts';
import type { ReportBlock, ReportSpec } from './report-spec.ts';

const limited = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** A place a few cells further, within the page. */
export function movedPlace({ x, y, w, h }: Place, columns: number, rows: number): Place {
  return { x: limited(x + columns, 0, pageGrid.columns - w), y: limited(y + rows, 0, pageGrid.rows - h), w, h };
}

/** A place a few cells larger or smaller, within the page. */
export function resizedPlace({ x, y, w, h }: Place, columns: number, rows: number): Place {
  return { x, y, w: limited(w + columns, 1, pageGrid.columns - x), h: limited(h + rows, 1, pageGrid.rows - y) };
}

/** Where blocks stand when a page begins to be laid out by hand: side by side for two, in two columns for more. */
export function firstPlaces(count: number): readonly Place[] {
  const { columns, rows } = pageGrid;
  if (count <= 1) return [{ x: 0, y: 0, w: columns, h: rows }];
  const half = columns / 2;
  const lines = Math.ceil(count / 2);
  const h = Math.max(1, Math.floor(rows / lines));
  return Array.from({ length: count }, (_, index) => {
    const isAlone = index === count - 1 && count % 2 === 1;
    return { x: isAlone ? 0 : (index % 2) * half, y: Math.min(rows - 1, Math.floor(index / 2) * h), w: isAlone ? columns : half, h };
  });
}

const changed = (spec: ReportSpec, change: (block: ReportBlock) => ReportBlock): ReportSpec => ({
  ...spec,
  blocks: spec.blocks.map(change),
});

export function putBlock(spec: ReportSpec, block: ReportBlock): ReportSpec {
  return changed(spec, (known) => (known.id === block.id ? block : known));
}

export function withPlace(spec: ReportSpec, id: string, place: Place): ReportSpec {
  return changed(spec, (block) => (block.id === id ? { ...block, place } : block));
}

/** The blocks of one page on the grid; a page without a headline gets one, since that is what opens a page. */
export function arranged(spec: ReportSpec, ids: readonly string[], headline: ReportBlock): ReportSpec {
  const onPage = spec.blocks.filter(({ id }) => ids.includes(id));
  const bodies = onPage.filter(({ kind }) => kind !== 'headline');
  const places = firstPlaces(bodies.length);
  const placed = changed(spec, (block) => {
    const place = places[bodies.indexOf(block)];
    return place === undefined ? block : { ...block, place };
  });
  const first = onPage[0];
  if (first === undefined || bodies.length < onPage.length) return placed;
  const at = spec.blocks.indexOf(first);
  return { ...placed, blocks: [...placed.blocks.slice(0, at), headline, ...placed.blocks.slice(at)] };
}

/** The page lays itself out again. */
export function unarranged(spec: ReportSpec, ids: readonly string[]): ReportSpec {
  return changed(spec, (block) => {
    if (!ids.includes(block.id)) return block;
    const { place: _, ...rest } = block;
    return rest as ReportBlock;
  });
}

/** A block behind another one, or at the end. */
export function insertedAfter(spec: ReportSpec, after: string | null, block: ReportBlock): ReportSpec {
  const at = after === null ? -1 : spec.blocks.findIndex(({ id }) => id === after);
  const index = at < 0 ? spec.blocks.length : at + 1;
  return { ...spec, blocks: [...spec.blocks.slice(0, index), block, ...spec.blocks.slice(index)] };
}

export function without(spec: ReportSpec, id: string): ReportSpec {
  return { ...spec, blocks: spec.blocks.filter((block) => block.id !== id) };
}

export function movedBlock(spec: ReportSpec, id: string, step: -1 | 1): ReportSpec {
  const at = spec.blocks.findIndex((block) => block.id === id);
  const target = at + step;
  if (at < 0 || target < 0 || target >= spec.blocks.length) return spec;
  const blocks = [...spec.blocks];
  const [block] = blocks.splice(at, 1);
  if (block !== undefined) blocks.splice(target, 0, block);
  return { ...spec, blocks };
}

/** Blocks of one page in front of those of another, or at the end. */
export function movedPage(spec: ReportSpec, ids: readonly string[], before: string | null): ReportSpec {
  const page = spec.blocks.filter(({ id }) => ids.includes(id));
  const rest = spec.blocks.filter(({ id }) => !ids.includes(id));
  const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before);
  const index = at < 0 ? rest.length : at;
  return { ...spec, blocks: [...rest.slice(0, index), ...page, ...rest.slice(index)] };
}

/** The report without places: what its numbers depend on. */
export function withoutPlaces(spec: ReportSpec): ReportSpec {
  return unarranged(
    spec,
    spec.blocks.map(({ id }) => id),
  );
}

/** Resolved numbers where the report has their blocks now, so that moving one asks for nothing. */
export function placedModel(model: ReportModel, spec: ReportSpec): ReportModel {
  const places = new Map(spec.blocks.map(({ id, place }) => [id, place]));
  return {
    ...model,
    blocks: model.blocks.map((block): ModelBlock => {
      const place = places.get(block.id);
      return place === undefined ? block : { ...block, place };
    }),
  };
}
