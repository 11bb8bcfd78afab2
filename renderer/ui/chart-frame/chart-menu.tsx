import type { JSX } from 'react';
import { pictureWords, type PictureForm } from '../../../shared/charts/deck-sizes.ts';
import { IconButton } from '../button/button.tsx';
import type { DragOut } from './drag-handle.tsx';
import { Menu, type MenuEntry } from '../menu/menu.tsx';

/** What may be done with a chart; each is offered only where it is given. */
export interface ChartActions {
  /** Picture and table in one; also Ctrl+C while focus is inside. */
  readonly onCopy?: (() => void) | undefined;
  /** Lets the chart be dragged out of the window as a file. */
  readonly dragOut?: DragOut | undefined;
  readonly onCopyTable?: (() => void) | undefined;
  readonly onSave?: ((to: 'png' | 'svg' | 'csv') => void) | undefined;
  readonly onAddToReport?: (() => void) | undefined;
  /** Size of copied and saved pictures, and the way to change it. */
  readonly picture?: PictureForm | undefined;
  readonly onPictureSize?: (() => void) | undefined;
}

/** Copy, save, size and report in one menu. */
export function ChartMenu({ actions }: { readonly actions: ChartActions }): JSX.Element | null {
  const { onCopy, onCopyTable, onSave, onAddToReport, picture, onPictureSize } = actions;
  const size = picture === undefined ? {} : { hint: pictureWords(picture) };
  const entry = (id: string, label: string, run: (() => void) | undefined, more: Partial<MenuEntry> = {}): readonly MenuEntry[] =>
    run === undefined ? [] : [{ id, label, run, ...more }];
  const save = (to: 'png' | 'svg' | 'csv') => (onSave === undefined ? undefined : () => onSave(to));
  const entries = [
    ...entry('copy', 'Copy', onCopy, { hint: 'picture and table' }),
    ...entry('copy-table', 'Copy as table', onCopyTable),
    ...entry('png', 'Save PNG…', save('png'), size),
    ...entry('svg', 'Save SVG…', save('svg')),
    ...entry('csv', 'Save CSV…', save('csv')),
    ...entry('size', 'Picture size…', onPictureSize),
    ...entry('report', 'Add to report', onAddToReport),
  ];
  if (entries.length === 0) return null;
  return <Menu trigger={<IconButton icon="more" label="More for this chart" />} label="Chart" entries={entries} />;
}
