import type { JSX } from 'react';
import { type Drift, openColumns } from '../../../shared/extract/drift.ts';
import type { DriftAnswer } from '../../../shared/extract/receipt.ts';
import { Select } from '../../ui/field/select.tsx';

const gone = ' gone';

function answerOf({ renamed, gone: lost }: DriftAnswer, name: string): string | null {
  return lost.includes(name) ? gone : (renamed.find(({ from }) => from === name)?.to ?? null);
}

function withAnswer(answer: DriftAnswer, name: string, to: string): DriftAnswer {
  const renamed = answer.renamed.filter(({ from }) => from !== name);
  const lost = answer.gone.filter((other) => other !== name);
  return to === gone ? { renamed, gone: [...lost, name] } : { renamed: [...renamed, { from: name, to }], gone: lost };
}

/** Nothing is left open: each column that is missing has a new name or is gone. */
export const isAnswered = (drift: Drift, answer: DriftAnswer): boolean =>
  openColumns(drift).every((name) => answerOf(answer, name) !== null);

/** The proposals of a drift as an answer that a person only has to confirm. */
export function proposedAnswer({ renamed }: Drift): DriftAnswer {
  return { renamed: renamed.map(({ from, to }) => ({ from, to })), gone: [] };
}

/** How the columns of a file differ from its layout as it was last seen; what became of those that are missing is asked. */
export function DriftFields({
  drift,
  answer,
  onChange,
}: {
  readonly drift: Drift;
  readonly answer: DriftAnswer;
  readonly onChange: (answer: DriftAnswer) => void;
}): JSX.Element {
  const open = openColumns(drift);
  const candidates = [...drift.renamed.map(({ to }) => to), ...drift.added];
  return (
    <section className="drift" aria-label="What changed in the columns">
      <h3>Its columns are not as {drift.label} was last seen</h3>
      {open.length > 0 && (
        <ul className="drift-open">
          {open.map((name) => {
            const proposal = drift.renamed.find(({ from }) => from === name);
            return (
              <li key={name}>
                <span>
                  <b>{name}</b> is not in the file
                </span>
                <Select
                  label={`What became of ${name}`}
                  hideLabel
                  placeholder="What became of it?"
                  options={[
                    ...candidates.map((column) => ({
                      value: column,
                      label: `it is now ${column}`,
                      ...(proposal?.to === column ? { hint: `${Math.round(proposal.score * 100)} %` } : {}),
                    })),
                    { value: gone, label: 'it is gone, its values are missing' },
                  ]}
                  value={answerOf(answer, name)}
                  onChange={(to) => onChange(withAnswer(answer, name, to))}
                />
                <span className="muted">{proposal === undefined ? 'no column is like it' : proposal.why}</span>
              </li>
            );
          })}
        </ul>
      )}
      <ul className="receipt-warnings muted">
        {drift.added.length > 0 && <li>New in the file: {drift.added.join(', ')}.</li>}
        {drift.missing.length > open.length && (
          <li>
            No longer in the file, only kept before:{' '}
            {drift.missing
              .filter(({ name }) => !open.includes(name))
              .map(({ name }) => name)
              .join(', ')}
            .
          </li>
        )}
        {drift.moved.length > 0 && <li>In another place, which changes nothing: {drift.moved.join(', ')}.</li>}
      </ul>
    </section>
  );
}
