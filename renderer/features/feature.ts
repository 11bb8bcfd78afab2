import type { ComponentType } from 'react';
import type { Screen } from '../state/routes.ts';
import type { IconName } from '../ui/icon/icon.tsx';

/** An entry of the rail. It appears when it is listed in the registry, and not before. */
export interface Feature {
  readonly id: Screen;
  readonly label: string;
  readonly icon: IconName;
  /** Digit or small letter for Ctrl+key. */
  readonly key: string;
  /** Rendered only while a workbook is open; reads its params from the route. */
  readonly component: ComponentType;
}
