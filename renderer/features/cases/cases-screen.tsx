import { type JSX, useState } from 'react';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { Button } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Segments } from '../../ui/tabs/segments.tsx';
import { CaseDialog } from './edit/case-dialog.tsx';
import { InitiativeDialog } from './edit/initiative-dialog.tsx';
import { CaseView } from './case-view.tsx';
import { LedgerView } from './ledger-view.tsx';
import './cases.css';

/** The cases of the workbook, one at a time, and the ledger of what came of them. */
export function CasesScreen(): JSX.Element {
  const params = useRouteParams('cases');
  return <Cases key={`${params?.caseId ?? ''}/${params?.ledgerYear ?? ''}`} params={params} />;
}

function Cases({ params }: { readonly params: ReturnType<typeof useRouteParams<'cases'>> }): JSX.Element {
  const { cases } = useWorkbookDocument();
  const [part, setPart] = useState<'cases' | 'ledger'>(params?.ledgerYear === undefined ? 'cases' : 'ledger');
  const [chosen, setChosen] = useState<string | null>(params?.caseId ?? null);
  const [editing, setEditing] = useState<'new' | 'settings' | 'initiative' | null>(null);
  const businessCase = cases.find(({ id }) => id === chosen) ?? cases[0];
  return (
    <div className="cases">
      <div className="cases-bar">
        <Segments
          label="Part"
          value={part}
          onChange={setPart}
          options={[
            { value: 'cases', label: 'Business cases' },
            { value: 'ledger', label: 'Benefits ledger' },
          ]}
        />
        {part === 'cases' && cases.length > 1 && businessCase !== undefined && (
          <Select
            label="Business case"
            hideLabel
            width={320}
            options={cases.map(({ id, name }) => ({ value: id, label: name }))}
            value={businessCase.id}
            onChange={setChosen}
          />
        )}
        {part === 'cases' && (
          <div className="row-actions">
            {businessCase !== undefined && <Button onPress={() => setEditing('settings')}>Case settings</Button>}
            <Button icon="plus" kind={businessCase === undefined ? 'primary' : 'plain'} onPress={() => setEditing('new')}>
              New case
            </Button>
          </div>
        )}
        {part === 'ledger' && (
          <div className="row-actions">
            <Button icon="plus" onPress={() => setEditing('initiative')}>
              New initiative
            </Button>
          </div>
        )}
        {editing === 'initiative' && <InitiativeDialog initiative={null} onClose={() => setEditing(null)} />}
        {(editing === 'new' || editing === 'settings') && (
          <CaseDialog plan={editing === 'settings' ? (businessCase ?? null) : null} onMade={setChosen} onClose={() => setEditing(null)} />
        )}
      </div>
      {part === 'ledger' ? (
        <LedgerView firstYear={params?.ledgerYear ?? null} />
      ) : businessCase === undefined ? (
        <EmptyState title="No business cases yet">
          A case turns a finding into cash flows, with drivers that stay bound to your numbers. Make one from a bridge on Explain or from a
          missed commitment, or put a new one together from building blocks; the demo workbook has one.
        </EmptyState>
      ) : (
        <CaseView key={businessCase.id} businessCase={businessCase} />
      )}
    </div>
  );
}
