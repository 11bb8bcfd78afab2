import { type JSX, useRef } from 'react';
import { pagedTitle, type Slide } from '../../../../shared/report/deck-plan.ts';
import { useSize } from '../../../ui/chart-frame/use-size.ts';
import { SlideBody, type SlideBodyProps } from './slide-body.tsx';
import './slide.css';

export interface SlideSheetProps extends SlideBodyProps {
  readonly slide: Slide;
  readonly number: number;
  readonly report: string;
}

/** One slide as it will be exported, as wide as its place: 1280 by 720 pixels, scaled. */
export function SlideSheet({ slide, number, report, labelOf, onPlace }: SlideSheetProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box)?.width ?? 0;
  const title = slide.kind === 'table' ? pagedTitle(slide) : slide.title;
  return (
    <div className="slide-box" ref={box}>
      <div className={`slide-sheet sheet-${slide.kind}`} style={{ transform: `scale(${width / 1280})` }}>
        {slide.kind === 'cover' && <div className="slide-bar" />}
        <h2>
          {title.split(/(−\S+)/).map((part, at) =>
            // A browser breaks a line between a minus and what it belongs to.
            part.startsWith('−') ? (
              <span key={`${at}${part}`} className="slide-kept">
                {part}
              </span>
            ) : (
              part
            ),
          )}
        </h2>
        {slide.subtitle !== '' && <p className="slide-subtitle">{slide.subtitle}</p>}
        {slide.kind === 'cover' ? (
          <>
            <p className="slide-facts">{slide.facts.join('   ·   ')}</p>
            {slide.caveats.length > 0 && (
              <div className="slide-caveats">
                <b>Before you use these numbers</b>
                <ul>
                  {slide.caveats.map((caveat) => (
                    <li key={caveat}>{caveat}</li>
                  ))}
                </ul>
              </div>
            )}
          </>
        ) : (
          <SlideBody slide={slide} labelOf={labelOf} onPlace={onPlace} />
        )}
        {slide.kind !== 'cover' && (
          <footer>
            {slide.notes.length > 0 && <p>{slide.notes.join('  ')}</p>}
            <div>
              <span>{slide.source}</span>
              <span>{`${report}   ${number}`}</span>
            </div>
          </footer>
        )}
      </div>
    </div>
  );
}
