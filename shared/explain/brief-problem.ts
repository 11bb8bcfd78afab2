import type { AppError } from '../errors/app-error.ts';
import type { BriefFinding } from './brief.ts';

/** What could not be computed, said in its place: what it means for the numbers and what to do. */
export function problemFinding(label: string, error: AppError): BriefFinding {
  return {
    id: `problem-${label}`,
    money: null,
    moneyLabel: 'not computed',
    tone: 'warn',
    lead: `${label}: ${error.title}.`,
    rest: error.detail,
    small: error.remedy,
    deadline: null,
    actions: [],
    lineage: [],
  };
}
