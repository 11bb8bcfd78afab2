import type { JSX } from 'react';
import { useUi } from '../../state/ui-store.ts';
import { RowsView } from './rows-view.tsx';

/** The rows behind a number, straight from the files: scroll, sort, find, profile, copy, export. */
export function RowsScreen(): JSX.Element | null {
  const route = useUi((store) => store.route);
  return route.screen === 'rows' ? <RowsView key={JSON.stringify(route.params.rows)} {...route.params} /> : null;
}
