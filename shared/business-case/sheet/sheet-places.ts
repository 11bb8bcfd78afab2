import type { CaseScenario } from '../case-result.ts';
import type { CompiledCase } from '../compiled-case.ts';
import type { Frame } from '../program/run-program.ts';
import type { Scenario } from '../scenarios.ts';
import { columnLetters } from './sheet-model.ts';

/** One scenario of a case that has been run: `variant` is its place in the frame. */
export interface ScenarioParts {
  readonly compiled: CompiledCase;
  readonly frame: Frame;
  readonly variant: number;
  readonly scenario: Scenario;
  readonly result: CaseScenario | undefined;
  readonly name: string;
}

/** Rows 1 to 4 are heads; the number of each period stands in row 4, from column C on. */
export const periodRow = 4;
const firstColumn = 3;
export const columnOfPeriod = (period: number): string => columnLetters(firstColumn + period);

/** Sum of a row over all periods. */
export const sumOf = (row: number, count: number): string => `SUM(${columnOfPeriod(0)}${row}:${columnOfPeriod(count - 1)}${row})`;
