import type { JSX } from 'react';
import { hasPanel, type Slide, type SlideItem } from '../../../../shared/report/deck-plan.ts';
import type { Place } from '../../../../shared/report/report-model.ts';
import { GridItem } from './grid-item.tsx';
import { SlideChart } from './slide-chart.tsx';
import { SlideKeyFigure, SlideTable, SlideTiles, SlideWords } from './slide-parts.tsx';

export interface SlideBodyProps {
  readonly slide: Slide;
  /** "Block 3" of a block of the report. */
  readonly labelOf: (id: string) => string;
  readonly onPlace?: ((id: string, place: Place) => void) | undefined;
}

/** What stands below the title, as the deck has it. */
export function SlideBody({ slide, labelOf, onPlace }: SlideBodyProps): JSX.Element | null {
  switch (slide.kind) {
    case 'cover':
      return null;
    case 'text':
      return (
        <section className="slide-body" aria-label={labelOf(slide.blocks.at(-1) ?? '')}>
          <SlideWords texts={slide.paragraphs} />
        </section>
      );
    case 'table':
      return (
        <section className="slide-body" aria-label={labelOf(figureOf(slide))}>
          <SlideTable table={slide.table} label={slide.title} />
          <SlideWords texts={slide.texts} />
        </section>
      );
    case 'grid':
      return (
        <div className="slide-grid">
          {slide.items.map((item) => (
            <GridItem
              key={item.id}
              label={labelOf(item.id.replace(/\.words$/, ''))}
              place={item.place}
              onPlace={onPlace === undefined ? undefined : (place) => onPlace(item.id, place)}
            >
              <ItemContent item={item} />
            </GridItem>
          ))}
        </div>
      );
    case 'figure': {
      const beside = hasPanel(slide);
      return (
        <section className="slide-body beside" aria-label={labelOf(figureOf(slide))}>
          <figure className={beside ? 'narrow' : ''} aria-label={slide.chart.title}>
            <figcaption className="sr-only">{slide.chart.subtitle}</figcaption>
            <SlideChart spec={slide.chart} />
          </figure>
          {beside && (
            <div className="slide-panel">
              {slide.keyFigure !== null && <SlideKeyFigure figure={slide.keyFigure} />}
              {slide.table !== null && <SlideTable table={slide.table} label={slide.title} />}
              <SlideWords texts={slide.texts} />
            </div>
          )}
        </section>
      );
    }
  }
}

/** The block that a page is about: the first behind its headline. */
function figureOf({ blocks }: Slide): string {
  return blocks[1] ?? blocks[0] ?? '';
}

function ItemContent({ item: { content } }: { readonly item: SlideItem }): JSX.Element {
  switch (content.kind) {
    case 'tiles':
      return <SlideTiles tiles={content.tiles} />;
    case 'words':
      return <SlideWords texts={content.texts} />;
    case 'table':
      return (
        <>
          <h3>{content.heading}</h3>
          <SlideTable table={content.table} label={content.heading} />
        </>
      );
    case 'chart':
      return (
        <figure aria-label={content.chart.title}>
          <h3>{content.heading}</h3>
          <SlideChart spec={content.chart} />
        </figure>
      );
  }
}
