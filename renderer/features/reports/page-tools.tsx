import type { JSX } from 'react';
import { type BlockKindId, blockKinds } from '../../../shared/report/blocks/registry.ts';
import type { Slide } from '../../../shared/report/deck-plan.ts';
import { arranged, movedBlock, movedPage, unarranged, without } from '../../../shared/report/edit-report.ts';
import type { ReportBlock, ReportSpec } from '../../../shared/report/report-spec.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { Menu } from '../../ui/menu/menu.tsx';
import { messageFor } from './message-for.ts';

export interface PageToolsProps {
  readonly spec: ReportSpec;
  readonly slide: Slide;
  /** Blocks of the page before and behind it, where there are any. */
  readonly previous: readonly string[];
  readonly next: readonly string[];
  readonly onChange: (spec: ReportSpec) => void;
  readonly onEdit: (block: ReportBlock) => void;
  readonly onAdd: (kind: BlockKindId, after: string | null) => void;
}

/** What can be done with a page and each block of it. */
export function PageTools({ spec, slide, previous, next, onChange, onEdit, onAdd }: PageToolsProps): JSX.Element {
  const blocks = spec.blocks.filter(({ id }) => slide.blocks.includes(id));
  const ids = blocks.map(({ id }) => id);
  const isArranged = blocks.some(({ place }) => place !== undefined);
  const bodies = blocks.filter(({ kind }) => kind !== 'headline');
  const last = ids.at(-1) ?? null;
  const arrange = () => onChange(isArranged ? unarranged(spec, ids) : arranged(spec, ids, messageFor(bodies[0], spec, slide.title)));
  return (
    <div className="page-tools">
      {blocks.map((block) => (
        <BlockMenu key={block.id} spec={spec} block={block} onChange={onChange} onEdit={onEdit} />
      ))}
      <Menu
        label="Add to this page"
        trigger={
          <Button kind="quiet" icon="plus">
            Add
          </Button>
        }
        entries={kindEntries((kind) => onAdd(kind, last))}
      />
      <span className="reports-space" />
      {bodies.length > 0 && (
        <Button kind="quiet" onPress={arrange}>
          {isArranged ? 'Lay out by itself' : 'Lay out by hand'}
        </Button>
      )}
      <IconButton
        icon="up"
        label="Move page up"
        isDisabled={previous.length === 0}
        onPress={() => onChange(movedPage(spec, ids, previous[0] ?? null))}
      />
      <IconButton
        icon="down"
        label="Move page down"
        isDisabled={next.length === 0}
        onPress={() => onChange(movedPage(spec, next, ids[0] ?? null))}
      />
    </div>
  );
}

/** Every kind of block as a thing to add. */
export function kindEntries(run: (kind: BlockKindId) => void) {
  return (Object.keys(blockKinds) as BlockKindId[]).map((kind) => ({
    id: kind,
    label: blockKinds[kind].label,
    hint: blockKinds[kind].hint,
    run: () => run(kind),
  }));
}

interface BlockMenuProps extends Pick<PageToolsProps, 'spec' | 'onChange' | 'onEdit'> {
  readonly block: ReportBlock;
}

function BlockMenu({ spec, block, onChange, onEdit }: BlockMenuProps): JSX.Element {
  const at = spec.blocks.indexOf(block);
  const { label } = blockKinds[block.kind];
  return (
    <Menu
      label={`${label}, block ${at + 1}`}
      trigger={
        <Button kind="quiet" aria-label={`${label}, block ${at + 1}`}>
          {label}
        </Button>
      }
      entries={[
        { id: 'edit', label: 'Edit…', run: () => onEdit(block) },
        { id: 'up', label: 'Move up', isDisabled: at === 0, run: () => onChange(movedBlock(spec, block.id, -1)) },
        { id: 'down', label: 'Move down', isDisabled: at === spec.blocks.length - 1, run: () => onChange(movedBlock(spec, block.id, 1)) },
        { id: 'remove', label: 'Remove from the report', run: () => onChange(without(spec, block.id)) },
      ]}
    />
  );
}
