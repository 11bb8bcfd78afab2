import { create } from 'zustand';
import type { ThemeChoice } from '../../shared/protocol/host-protocol.ts';
import type { NumberInFocus } from './number-in-focus.ts';
import type { Route, RouteParams, Screen } from './routes.ts';

interface UiState {
  readonly route: Route;
  readonly back: readonly Route[];
  readonly focus: NumberInFocus | null;
  readonly inspectorOpen: boolean;
  readonly paletteOpen: boolean;
  /** The panel of plan rates in the scope bar. */
  readonly ratesOpen: boolean;
  readonly theme: ThemeChoice;
}

/** What is on screen. Never saved in the workbook and never undone. */
export const useUi = create<UiState>(() => ({
  route: { screen: 'brief', params: null },
  back: [],
  focus: null,
  inspectorOpen: true,
  paletteOpen: false,
  ratesOpen: false,
  theme: 'system',
}));

/** Opens a screen; the one before it is a step back. */
export function navigate<S extends Screen>(screen: S, params: RouteParams[S]): void {
  const next = { screen, params } as Route;
  useUi.setState(({ route, back }) => ({ route: next, back: [...back.slice(-19), route], focus: null }));
}

export function goBack(): void {
  useUi.setState(({ back }) => {
    const previous = back.at(-1);
    return previous === undefined ? {} : { route: previous, back: back.slice(0, -1), focus: null };
  });
}

/** Back to where a workbook opens, with nothing to step back to. */
export function resetRoute(): void {
  useUi.setState({ route: { screen: 'brief', params: null }, back: [], focus: null });
}

/** Shows the passport of a number in the inspector. */
export function focusNumber(focus: NumberInFocus | null): void {
  useUi.setState({ focus });
}

export function toggleInspector(): void {
  useUi.setState(({ inspectorOpen }) => ({ inspectorOpen: !inspectorOpen }));
}

export function setPaletteOpen(paletteOpen: boolean): void {
  useUi.setState({ paletteOpen });
}

export function setRatesOpen(ratesOpen: boolean): void {
  useUi.setState({ ratesOpen });
}
