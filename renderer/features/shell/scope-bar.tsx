import type { JSX } from 'react';
import { Button } from 'react-aria-components';
import { useWorkbook } from '../../state/document-store.ts';
import { setPaletteOpen, setRatesOpen, useUi } from '../../state/ui-store.ts';
import { Popover } from '../../ui/popover/popover.tsx';
import { FilterChips } from './filter-chips.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { RatesPanel } from './rates-panel.tsx';
import { ScopeButton } from './scope-button.tsx';

/** Workbook, period, filters, currency, find: the same on every screen. */
export function ScopeBar(): JSX.Element {
  const { document, unsaved } = useWorkbook();
  const { currency, fx } = document.settings;
  const ratesOpen = useUi((store) => store.ratesOpen);
  return (
    <header className="scope-bar" data-region="Scope" aria-label="Scope">
      <div className="workbook-name" title={document.name}>
        <span className="ellipsis">{document.name}</span>
        {unsaved && (
          <span className="unsaved-dot" title="Edits since the last save">
            <span className="sr-only">, not saved</span>
          </span>
        )}
      </div>
      <PeriodPicker />
      <FilterChips />
      <div className="scope-spacer" />
      <Popover
        label="Currency"
        width={280}
        isOpen={ratesOpen}
        onOpenChange={setRatesOpen}
        trigger={<ScopeButton name="Currency" strong="" rest={fx.length > 0 ? `${currency} at plan rate` : currency} />}
      >
        {() => <RatesPanel />}
      </Popover>
      <Button className="find-button" onPress={() => setPaletteOpen(true)}>
        <span>Find or do</span>
        <kbd>Ctrl K</kbd>
      </Button>
    </header>
  );
}
