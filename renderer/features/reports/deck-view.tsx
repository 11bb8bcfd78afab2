import { type DragEvent, type JSX, useEffect, useRef, useState } from 'react';
import type { BlockKindId } from '../../../shared/report/blocks/registry.ts';
import { planDeck, type Slide } from '../../../shared/report/deck-plan.ts';
import { movedPage, placedModel, putBlock, withPlace } from '../../../shared/report/edit-report.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import type { ReportBlock, ReportSpec } from '../../../shared/report/report-spec.ts';
import { BlockDialog } from './edit/block-dialog.tsx';
import { PageTools } from './page-tools.tsx';
import { SlideSheet } from './slide/slide-sheet.tsx';

export interface DeckViewProps {
  readonly model: ReportModel;
  readonly spec: ReportSpec;
  /** Block whose page is shown first; null = from the beginning. */
  readonly first: string | null;
  readonly locale: string;
  readonly onChange: (spec: ReportSpec) => void;
  readonly onAdd: (kind: BlockKindId, after: string | null) => void;
}

/** The report as the deck that it will be: its pages in order, and each as it is exported, where its blocks are put in place. */
export function DeckView({ model, spec, first, locale, onChange, onAdd }: DeckViewProps): JSX.Element {
  const [edited, setEdited] = useState<ReportBlock | null>(null);
  const sheets = useRef(new Map<string, HTMLElement>());
  const slides = planDeck(placedModel(model, spec), locale);
  const order = new Map(spec.blocks.map(({ id }, index) => [id, index]));
  const labelOf = (id: string) => (order.has(id) ? `Block ${(order.get(id) ?? 0) + 1}` : 'What the block above rests on');
  const firstPage = first === null ? undefined : slides.find(({ blocks }) => blocks.includes(first))?.id;
  useEffect(() => {
    if (firstPage !== undefined) sheets.current.get(firstPage)?.scrollIntoView({ block: 'start' });
  }, [firstPage, sheets]);
  const pages = slides.map((slide) => slide.blocks.filter((id) => order.has(id)));
  const neighbor = (from: number, step: -1 | 1): readonly string[] => {
    const own = pages[from] ?? [];
    for (let at = from + step; at >= 0 && at < pages.length; at += step) {
      const ids = pages[at] ?? [];
      if (ids.length > 0 && !ids.some((id) => own.includes(id))) return ids;
    }
    return [];
  };
  return (
    <div className="deck">
      <Outline
        slides={slides}
        onGo={(id) => sheets.current.get(id)?.scrollIntoView({ block: 'start' })}
        onDrop={(ids, before) => onChange(movedPage(spec, ids, before))}
      />
      <article className="deck-pages" aria-label={model.name}>
        {slides.map((slide, index) => (
          <section
            key={slide.id}
            className="deck-page"
            aria-label={`Page ${index + 1}`}
            ref={(element) => {
              if (element !== null) sheets.current.set(slide.id, element);
            }}
          >
            <SlideSheet
              slide={slide}
              number={index + 1}
              report={model.name}
              labelOf={labelOf}
              onPlace={isPlaced(spec, slide) ? (id, place) => onChange(withPlace(spec, id, place)) : undefined}
            />
            {(pages[index] ?? []).length > 0 && !slide.id.includes('.') && (
              <PageTools
                spec={spec}
                slide={slide}
                previous={neighbor(index, -1)}
                next={neighbor(index, 1)}
                onChange={onChange}
                onEdit={setEdited}
                onAdd={onAdd}
              />
            )}
          </section>
        ))}
      </article>
      {edited !== null && (
        <BlockDialog block={edited} onDone={(block) => onChange(putBlock(spec, block))} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

const isPlaced = (spec: ReportSpec, { blocks }: Slide): boolean =>
  spec.blocks.some(({ id, place }) => place !== undefined && blocks.includes(id));

interface OutlineProps {
  readonly slides: readonly Slide[];
  readonly onGo: (id: string) => void;
  readonly onDrop: (ids: readonly string[], before: string | null) => void;
}

/** The pages by their message: a click goes there, a drag puts one in front of another. */
function Outline({ slides, onGo, onDrop }: OutlineProps): JSX.Element {
  const dragged = useRef<readonly string[]>([]);
  const drop = (before: string | null) => (event: DragEvent) => {
    event.preventDefault();
    if (dragged.current.length > 0 && before !== null && !dragged.current.includes(before)) onDrop(dragged.current, before);
    dragged.current = [];
  };
  return (
    <nav className="deck-outline" aria-label="Pages">
      <ol>
        {slides.map((slide) => (
          <li key={slide.id}>
            <button
              type="button"
              draggable={slide.blocks.length > 0}
              onDragStart={() => {
                dragged.current = slide.blocks;
              }}
              onDragOver={(event) => event.preventDefault()}
              onDrop={drop(slide.blocks[0] ?? null)}
              onClick={() => onGo(slide.id)}
            >
              {slide.kind === 'table' && slide.page !== '' ? `${slide.title} (${slide.page})` : slide.title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
