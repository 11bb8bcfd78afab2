import { type DropItem, isTextDropItem } from 'react-aria-components';
import type { z } from 'zod';
import { type PivotField, pivotFieldSchema, type PivotMeasure, pivotMeasureSchema } from '../../../shared/pivot/pivot-spec.ts';

/** What fields and measures are called while they are dragged. */
export const dragTypes = { field: 'application/x-paybench-field', measure: 'application/x-paybench-measure' } as const;

const named = <T>(schema: z.ZodType<T>, text: string): T | null => {
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
};

async function dropped<T>(items: readonly DropItem[], type: string, schema: z.ZodType<T>): Promise<readonly T[]> {
  const texts = await Promise.all(items.filter(isTextDropItem).map(async (item) => (item.types.has(type) ? item.getText(type) : null)));
  return texts.flatMap((text) => (text === null ? [] : (named(schema, text) ?? [])));
}

export const droppedFields = (items: readonly DropItem[]): Promise<readonly PivotField[]> =>
  dropped(items, dragTypes.field, pivotFieldSchema);
export const droppedMeasures = (items: readonly DropItem[]): Promise<readonly PivotMeasure[]> =>
  dropped(items, dragTypes.measure, pivotMeasureSchema);
