import type { JSX } from 'react';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { CommitmentDraft } from './commitment-draft.ts';

/** Fields of a draft that are typed as text. */
type TextName = { [K in keyof CommitmentDraft]: string extends CommitmentDraft[K] ? K : never }[keyof CommitmentDraft];

interface TextOptions {
  readonly suffix?: string;
  readonly width?: number;
  readonly placeholder?: string;
  readonly numeric?: boolean;
  readonly description?: string;
}

/** What every part of the clause's form is given. */
export interface DraftPart {
  readonly draft: CommitmentDraft;
  readonly set: (change: Partial<CommitmentDraft>) => void;
  /** A field of text for one part of the draft. */
  readonly text: (name: TextName, label: string, options?: TextOptions) => JSX.Element;
  readonly metric: MetricInfo | undefined;
  /** What stands after a level: "%", "ms". */
  readonly unit: string;
}
