import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import { navigate, useUi } from '../../state/ui-store.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { features } from '../registry.ts';

/** The order of the work; an entry is there when its feature is. */
export function Rail(): JSX.Element {
  const { route, back } = useUi();
  const under = route.screen === 'rows' ? back.findLast((step) => step.screen !== 'rows')?.screen : route.screen;
  return (
    <nav className="rail" data-region="Screens" aria-label="Screens">
      {features.map((feature) => (
        <Button
          key={feature.id}
          className={under === feature.id ? 'rail-entry current' : 'rail-entry'}
          {...(under === feature.id ? { 'aria-current': 'page' as const } : {})}
          onPress={() => navigate(feature.id, null as never)}
        >
          <Icon name={feature.icon} size={18} />
          {feature.label}
        </Button>
      ))}
    </nav>
  );
}
