import type { JSX } from 'react';
import type { Brief } from '../../../shared/explain/brief.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { useWorkbook } from '../../state/document-store.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';

function trustPairs({ receipts, quarantined, failedControls, missingDays, cardNumbersMasked }: Brief['trust']): readonly Pair[] {
  const list = (texts: readonly string[]) =>
    texts.length <= 2 ? texts.join(', ') : `${texts.slice(0, 2).join(', ')} + ${texts.length - 2}`;
  return [
    {
      label: 'Receipts that close',
      value: `${receipts.closing} of ${receipts.total}`,
      tone: receipts.closing === receipts.total ? 'good' : 'bad',
    },
    { label: 'Rows in quarantine', value: `${formatCount(quarantined.rows)} of ${formatCount(quarantined.of)}` },
    failedControls.length === 0
      ? { label: 'Controls that fail', value: 'None', tone: 'good' }
      : { label: 'Controls that fail', value: `${failedControls.length} · ${list(failedControls)}`, tone: 'bad' },
    missingDays.length === 0
      ? { label: 'Missing days', value: 'None', tone: 'good' }
      : { label: 'Missing days', value: list(missingDays), tone: 'warn' },
    { label: 'Card numbers masked', value: formatCount(cardNumbersMasked) },
  ];
}

/** Whether the numbers on this page can be believed, and what they rest on. */
export function TrustPanel({ trust }: { readonly trust: Brief['trust'] }): JSX.Element {
  const { rowCounts } = useWorkbook();
  const loaded = rowCounts.filter((table) => table.rows > 0);
  return (
    <>
      <section className="panel brief-side">
        <h2>Data you can trust</h2>
        <PairList layout="ruled" pairs={trustPairs(trust)} />
        <Button onPress={() => navigate('data', null)}>See the receipts</Button>
      </section>
      <section className="panel brief-side">
        <h2>What is loaded</h2>
        <PairList layout="ruled" pairs={loaded.map((table) => ({ label: factTable(table.table).label, value: formatCount(table.rows) }))} />
      </section>
    </>
  );
}
