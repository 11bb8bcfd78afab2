import { type JSX, useMemo, useState } from 'react';
import { profileNameOf } from '../../../shared/extract/profile.ts';
import type { ExtractSummary } from '../../../shared/extract/receipt.ts';
import { groupDeliveries, partProblems } from '../../../shared/extract/split-files.ts';
import { copyReport } from '../../state/clipboard.ts';
import { useResult } from '../../state/use-result.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { AsyncView } from '../../ui/feedback/async-view.tsx';
import { SkeletonLines } from '../../ui/feedback/skeleton.tsx';
import { Check } from '../../ui/field/check.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { ExtractList } from './extract-list.tsx';
import { bytesText, layoutName } from './extract-status.ts';
import { HealthBoard } from './health/health-board.tsx';
import { chooseFiles } from './import-flow.ts';
import { useImports } from './imports-store.ts';
import { ImportRows } from './import-rows.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import { TaughtLayouts } from './taught-layouts.tsx';
import './extracts.css';

function headline(extracts: readonly ExtractSummary[]): string {
  const bytes = extracts.reduce((sum, extract) => sum + extract.receipt.bytes, 0);
  return `${formatCount(extracts.length)} ${extracts.length === 1 ? 'file' : 'files'} · ${bytesText(bytes)} read`;
}

/** Deliveries in parts of which one has not come: their totals are not whole. */
function PartNotes({ extracts }: { readonly extracts: readonly ExtractSummary[] }): JSX.Element | null {
  const counted = extracts.filter(({ state, corrects }) => state === 'active' && corrects === null);
  const problems = partProblems(groupDeliveries(counted.map(({ receipt }) => ({ name: receipt.file, bytes: receipt.bytes }))));
  return problems.length === 0 ? null : (
    <ul className="part-notes warn" aria-label="Deliveries in parts">
      {problems.map((problem) => (
        <li key={problem}>{problem}; totals over it are not whole.</li>
      ))}
    </ul>
  );
}

const views = [
  { value: 'files', label: 'Files' },
  { value: 'health', label: 'Data health' },
] as const;

/** Files, their receipts, and a place to drop more; or how sound all of them are. */
export function DataScreen(): JSX.Element {
  const params = useRouteParams('data');
  const result = useResult('extract.list', {});
  const formats = useResult('extract.formats', {});
  const looksFirst = useImports((store) => store.looksFirst);
  const [view, setView] = useState<(typeof views)[number]['value']>('files');
  const [picked, setPicked] = useState<{ readonly extract: number; readonly over: unknown } | null>(null);
  const labels = useMemo(() => new Map((formats.value ?? []).map((format) => [format.id, format.label])), [formats.value]);
  const layoutLabel = (format: string) => layoutName(labels.get(format) ?? profileNameOf(format) ?? format);
  const extracts = result.value ?? [];
  // A receipt that was just opened from elsewhere wins over what was picked before.
  const wanted = picked !== null && picked.over === params ? picked.extract : (params?.extract ?? null);
  const shown = extracts.find((extract) => extract.id === wanted) ?? extracts[0];
  return (
    <div className="data">
      <section className="panel data-list">
        <header className="data-head">
          <h2>Extracts</h2>
          <span className="muted">{headline(extracts)}</span>
          <span className="data-spacer" />
          {extracts.length > 0 && <Segments label="Show" options={views} value={view} onChange={setView} />}
          <TaughtLayouts />
          <Button kind="primary" onPress={() => void chooseFiles()}>
            Open files…
          </Button>
        </header>
        <AsyncView result={result} onCopyReport={copyReport} skeleton={<SkeletonLines lines={8} />}>
          {(list) =>
            list.length === 0 ? null : view === 'health' ? (
              <HealthBoard
                extracts={list}
                layoutLabel={layoutLabel}
                onOpen={(extract) => {
                  setPicked({ extract, over: params });
                  setView('files');
                }}
              />
            ) : (
              <ExtractList
                extracts={list}
                layoutLabel={layoutLabel}
                selected={shown?.id ?? null}
                onSelect={(extract) => setPicked({ extract: extract.id, over: params })}
              />
            )
          }
        </AsyncView>
        {view === 'files' && <PartNotes extracts={extracts} />}
        <ImportRows />
        {view === 'files' && (
          <div className="data-drop">
            <div>Drop partner files here: CSV, Excel, Parquet, JSON, NACHA, camt, BAI2, gzip, zip</div>
            <div>Nothing leaves this machine. Card numbers are masked before anything is stored.</div>
            <Check isSelected={looksFirst} onChange={(selected) => useImports.setState({ looksFirst: selected })}>
              Show each file before it is loaded
            </Check>
          </div>
        )}
      </section>
      {shown !== undefined && view === 'files' && (
        <ReceiptPanel key={shown.id} extract={shown} formatLabel={layoutLabel(shown.receipt.format)} />
      )}
    </div>
  );
}
