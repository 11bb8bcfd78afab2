import type { JSX } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { copyReport } from '../../state/clipboard.ts';
import { dismissFailure } from '../../state/document-actions.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { dismissToast, useToasts } from '../../state/toasts.ts';
import { useUi } from '../../state/ui-store.ts';
import { useResult } from '../../state/use-result.ts';
import { ErrorCallout } from '../../ui/feedback/error-callout.tsx';
import { Toasts } from '../../ui/feedback/toast.tsx';
import { ImportDialog } from '../extracts/index.ts';
import { Inspector } from '../inspector/index.ts';
import { MetricsScreen } from '../metrics/index.ts';
import { features } from '../registry.ts';
import { RowsScreen } from '../rows/index.ts';
import { WelcomeScreen } from '../welcome/index.ts';
import { WorkbookDialogs } from '../workbook/index.ts';
import { DropZone } from './drop-zone.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { ScopeBar } from './scope-bar.tsx';
import { StatusBar } from './status-bar.tsx';
import './shell.css';

function Failure(): JSX.Element | null {
  const failure = useDocumentStore((store) => store.failure);
  if (failure === null) return null;
  return (
    <div className="shell-failure">
      <ErrorCallout error={failure.error} onRetry={failure.retry} onCopyReport={copyReport} onDismiss={dismissFailure} />
    </div>
  );
}

/** Without the list of metrics no screen can show a number: said once, above all of them. */
function MetricsFailure(): JSX.Element | null {
  const { error, retry } = useResult('metric.list', {});
  return error === null ? null : <ErrorCallout error={error} onRetry={retry} onCopyReport={copyReport} />;
}

function Work(): JSX.Element | null {
  const screen = useUi((store) => store.route.screen);
  if (screen === 'rows') return <RowsScreen />;
  if (screen === 'metrics') return <MetricsScreen />;
  const feature = features.find((candidate) => candidate.id === screen);
  if (feature === undefined) return null;
  const Screen = feature.component;
  return (
    <>
      {screen !== 'brief' && <h1 className="sr-only">{feature.label}</h1>}
      <Screen />
    </>
  );
}

/** The inspector stands beside the overview always, and beside any other screen once one of its numbers has focus. */
const withInspector: ReadonlySet<string> = new Set(['overview']);

/** The frame of every screen. It stands before the workbook is there, so that only the numbers are awaited. */
function Frame({ isOpen }: { readonly isOpen: boolean }): JSX.Element {
  const screen = useUi((store) => store.route.screen);
  const inspectorOpen = useUi((store) => store.inspectorOpen);
  const focus = useUi((store) => store.focus);
  const hasInspector = inspectorOpen && (withInspector.has(screen) || focus !== null);
  return (
    <>
      {isOpen ? <ScopeBar /> : <header className="scope-bar" />}
      <div className="shell-middle">
        <Rail />
        <main className="shell-main">
          <Group orientation="horizontal" className="shell-panels">
            <Panel id="work" minSize="40%">
              <div className="shell-work" data-region="Work">
                {isOpen && (
                  <>
                    <Failure />
                    <MetricsFailure />
                    <Work />
                  </>
                )}
              </div>
            </Panel>
            {hasInspector && (
              <>
                <Separator className="shell-separator" aria-label="Width of the inspector" />
                <Panel id="inspector" defaultSize="284px" minSize="220px" maxSize="480px">
                  <Inspector />
                </Panel>
              </>
            )}
          </Group>
        </main>
      </div>
      <StatusBar />
    </>
  );
}

/** The window: one frame, whatever the work. */
export function Shell(): JSX.Element {
  const phase = useDocumentStore((store) => store.phase);
  const isComing = useDocumentStore((store) => store.isFileComing);
  const hasWorkbook = useDocumentStore((store) => store.workbook !== null);
  const toasts = useToasts((store) => store.items);
  return (
    <DropZone>
      {(hasWorkbook || isComing) && <Frame isOpen={hasWorkbook} />}
      {!hasWorkbook && !isComing && phase === 'none' && <WelcomeScreen failure={<Failure />} status={<StatusBar />} />}
      <ImportDialog />
      <WorkbookDialogs />
      <Palette />
      <Toasts items={toasts} onDismiss={dismissToast} />
    </DropZone>
  );
}
