import { type JSX, useState } from 'react';
import { host } from '../../connection/host-client.ts';
import { periodLabel } from '../../../shared/calendar/period.ts';
import type { FrictionBoard, FrictionSpec } from '../../../shared/explain/friction/friction-board.ts';
import type { Estimate } from '../../../shared/explain/friction/lost-sales.ts';
import { cellFilter } from '../../../shared/explain/friction/friction-rows.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import { fileName } from '../../../shared/report/file-name.ts';
import { estimateWords, placeWords } from '../../../shared/report/friction-table.ts';
import { runJob } from '../../state/jobs-store.ts';
import { useScope } from '../../state/scope.ts';
import { showToast } from '../../state/toasts.ts';
import { filterText } from '../../state/value-words.ts';
import { useMetrics } from '../../state/use-metrics.ts';
import { Button } from '../../ui/button/button.tsx';
import { formatCell, formatCount } from '../../ui/number/format-value.ts';
import { type Pair, PairList } from '../../ui/pair-list/pair-list.tsx';
import { MakeCase } from '../cases/index.ts';
import { type FrictionLine, lineWords, showRows } from './friction-words.ts';
import { OrdersDialog } from './orders-dialog.tsx';

const isClear = ({ low, high }: Estimate): boolean => low > 0 || high < 0;

function figurePairs({ type, cell, isTotal }: FrictionLine, { currency, margin, period }: FrictionBoard, where: Filter): readonly Pair[] {
  const lost = type.loses === 'redemptions' ? 'Lost redemptions' : 'Lost orders';
  return [
    { label: 'Where', value: isTotal ? 'All products and partners' : placeWords(cell) },
    ...(where.kind === 'all' ? [] : [{ label: 'Filters', value: filterText(where) }]),
    { label: 'Period', value: periodLabel(period) },
    ...(cell.contacts === null
      ? []
      : [{ label: 'Contacts coded', value: type.reasons.map((reason) => reason.replaceAll('_', ' ')).join(', ') }]),
    ...(cell.contacts === null || cell.contacts === 0 || cell.repeats === null
      ? []
      : [{ label: 'Contacts repeated', value: formatCell(cell.repeats / cell.contacts, { kind: 'ratio' }) }]),
    ...(cell.lost === null ? [] : [{ label: lost, value: estimateWords(cell.lost, { kind: 'count' }) }]),
    ...(cell.lostSales === null ? [] : [{ label: 'Lost sales', value: estimateWords(cell.lostSales, { kind: 'money', currency }) }]),
    ...(cell.lostMargin === null || margin === null
      ? []
      : [
          {
            label: 'Lost margin',
            value: estimateWords(cell.lostMargin, { kind: 'money', currency }),
            isSum: true,
          },
        ]),
  ];
}

function estimateSentence({ type, cell }: FrictionLine, { margin }: FrictionBoard): string {
  if (type.loses === null) return 'No order is lost by it: what it costs are the contacts.';
  if (cell.lost === null) return 'Lost orders are not estimated: there is nothing to compare with.';
  const how =
    type.loses === 'orders'
      ? 'Affected orders at the paid share of the other orders of the same product and partner, less those that were paid all the same. It is a ceiling: nobody can rescue every decline.'
      : 'Hidden sessions at the share of offered sessions that redeemed. It is a ceiling: some pay otherwise.';
  const doubt = isClear(cell.lost) ? '' : ' The interval holds zero: the loss cannot be told from chance.';
  const share =
    margin === null
      ? ' State a contribution margin as a driver of a case to see what is lost of it.'
      : ` The margin is ${formatCell(margin.value, { kind: 'ratio' })}, ${margin.source}.`;
  return `${how}${doubt}${share}`;
}

/** The passport of a failure: what is counted, what it loses and how that is known, where it comes from, and what to send to whom. */
export function FrictionDetail({
  line,
  board,
  spec,
}: {
  readonly line: FrictionLine;
  readonly board: FrictionBoard;
  readonly spec: FrictionSpec;
}): JSX.Element {
  const [isListing, setListing] = useState(false);
  const { type, result, cell, isTotal } = line;
  const metric = useMetrics()?.get(type.metric);
  const { compare } = useScope();
  const sendImpact = async () => {
    const granted = await host.call('dialog.export', { suggestedName: fileName(`Impact ${lineWords(line)}`, 'xlsx'), extension: 'xlsx' });
    if (granted === null) return;
    await runJob(`Writing ${granted.name}`, 'friction.export', {
      friction: spec,
      type: type.id,
      cell: isTotal ? null : { product: cell.product, partner: cell.partner },
      grant: granted.grant,
    });
    showToast(`Figures, codes and hours are in ${granted.name}. No order and no customer is named.`, {
      label: 'Show in folder',
      run: () => void host.call('shell.reveal', { grant: granted.grant }),
    });
  };
  const files = result.lineage?.extracts ?? [];
  return (
    <section className="panel friction-detail" aria-label="Failure in focus">
      <h2>{type.label}</h2>
      <p>{result.absent ?? type.sentence}</p>
      {result.absent === null && (
        <>
          <PairList pairs={figurePairs(line, board, spec.where)} />
          <p className="muted">{estimateSentence(line, board)}</p>
          <p className="muted">
            From {formatCount(files.length)} {files.length === 1 ? 'file' : 'files'}
            {files.length > 0 && `, ${files[0]?.name ?? ''} ${files[0]?.sha256.slice(0, 8) ?? ''}${files.length > 1 ? ' and others' : ''}`}
          </p>
          {cell.cases > 0 && (
            <div className="friction-actions">
              <Button onPress={() => showRows(line, spec.where, board, 'cases')}>Show rows</Button>
              <Button onPress={() => setListing(true)}>Orders for Customer Service…</Button>
              <Button onPress={() => void sendImpact()}>Impact sheet for engineers…</Button>
              {metric !== undefined && compare !== null && (
                <MakeCase
                  metric={metric}
                  name={lineWords(line)}
                  where={allOf(cellFilter(type, isTotal ? null : cell), spec.where)}
                  period={board.period}
                  target={{ kind: 'period', period: compare }}
                />
              )}
            </div>
          )}
        </>
      )}
      {isListing && <OrdersDialog line={line} where={spec.where} board={board} onClose={() => setListing(false)} />}
    </section>
  );
}
