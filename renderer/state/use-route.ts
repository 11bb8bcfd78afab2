import type { RouteParams, Screen } from './routes.ts';
import { useUi } from './ui-store.ts';

/** Params of a screen while it is the one on screen; null otherwise, or when it was opened from the rail. */
export function useRouteParams<S extends Screen>(screen: S): RouteParams[S] | null {
  const route = useUi((store) => store.route);
  return route.screen === screen ? (route.params as RouteParams[S]) : null;
}
