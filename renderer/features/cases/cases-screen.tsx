import { type JSX, useState } from 'react';
import { useWorkbookDocument } from '../../state/document-store.ts';
import { useRouteParams } from '../../state/use-route.ts';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Select } from '../../ui/field/select.tsx';
import { CaseView } from './case-view.tsx';
import './cases.css';

/** The cases of the workbook, one at a time. */
export function CasesScreen(): JSX.Element {
  const { cases } = useWorkbookDocument();
  const params = useRouteParams('cases');
  const [chosen, setChosen] = useState<string | null>(params?.caseId ?? null);
  const businessCase = cases.find(({ id }) => id === chosen) ?? cases[0];
  if (businessCase === undefined)
    return (
      <EmptyState title="No business cases yet">
        A case turns a finding into cash flows, with drivers that stay bound to your numbers. The demo workbook has one.
      </EmptyState>
    );
  return (
    <div className="cases">
      {cases.length > 1 && (
        <Select
          label="Business case"
          hideLabel
          width={280}
          options={cases.map(({ id, name }) => ({ value: id, label: name }))}
          value={businessCase.id}
          onChange={setChosen}
        />
      )}
      <CaseView key={businessCase.id} businessCase={businessCase} />
    </div>
  );
}
