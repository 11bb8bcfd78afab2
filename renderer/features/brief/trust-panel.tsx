import type { JSX } from 'react';
import type { Brief } from '../../../shared/explain/brief.ts';
import { counted } from '../../../shared/base/words.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import { useWorkbook } from '../../state/document-store.ts';
import { navigate } from '../../state/ui-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { FailedControls } from './failed-controls.tsx';

function trustPairs({ receipts, quarantined, failedControls, missingDays, cardNumbersMasked }: Brief['trust']): readonly Pair[] {
  const list = (texts: readonly string[]) =>
    texts.length <= 2 ? texts.join(', ') : `${texts.slice(0, 2).join(', ')} + ${texts.length - 2}`;
  return [
    {
      label: (
        <span title="Every line of the file is loaded, in quarantine or known to be no row, and amounts add up">Lines accounted for</span>
      ),
      value: `${receipts.closing} of ${counted(receipts.total, 'file')}`,
      tone: receipts.closing === receipts.total ? 'good' : 'bad',
    },
    { label: 'Rows in quarantine', value: `${formatCount(quarantined.rows)} of ${formatCount(quarantined.of)}` },
    missingDays.length === 0
      ? { label: 'Missing days', value: 'None', tone: 'good' }
      : { label: 'Missing days', value: list(missingDays), tone: 'warn' },
    { label: 'Card numbers masked', value: formatCount(cardNumbersMasked) },
    controlsPair(failedControls),
  ];
}

/** Totals that partners state in their files, against the rows of those files. */
function controlsPair(failed: Brief['trust']['failedControls']): Pair {
  const label = <span title="Totals that partners state in their files, against the rows of those files">Stated totals that differ</span>;
  const count = failed.reduce((sum, { controls }) => sum + controls.length, 0);
  return count === 0
    ? { label, value: 'None', tone: 'good' }
    : { label, value: `${count} in ${counted(failed.length, 'file')}`, tone: 'bad' };
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
        {trust.failedControls.length > 0 && <FailedControls failed={trust.failedControls} />}
        <Button onPress={() => navigate('data', null)}>See the receipts</Button>
      </section>
      <section className="panel brief-side">
        <h2>What is loaded</h2>
        <PairList layout="ruled" pairs={loaded.map((table) => ({ label: factTable(table.table).label, value: formatCount(table.rows) }))} />
      </section>
    </>
  );
}
