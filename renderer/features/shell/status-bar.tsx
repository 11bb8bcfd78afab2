import type { JSX } from 'react';
import { dayNumber } from '../../../shared/calendar/day.ts';
import { useDocumentStore } from '../../state/document-store.ts';
import { useEngineStatus } from '../../state/engine-status.ts';
import { type Job, useJobs } from '../../state/jobs-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { ProgressBar } from '../../ui/feedback/progress-bar.tsx';
import { formatCount } from '../../ui/number/format-value.ts';

const timeFormat = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const dayMs = 86_400_000;

function age(dataThrough: string): string {
  const days = Math.floor(Date.now() / dayMs) - dayNumber(dataThrough);
  if (days <= 0) return 'newest today';
  return days === 1 ? 'newest 1 day old' : `newest ${formatCount(days)} days old`;
}

function JobLine({ job }: { readonly job: Job }): JSX.Element {
  return (
    <span className="status-job">
      <span className="ellipsis">{job.detail === '' ? job.label : `${job.label} · ${job.detail}`}</span>
      <ProgressBar label={job.label} fraction={job.fraction} />
      {job.fraction !== null && <span className="tabular">{Math.round(job.fraction * 100)} %</span>}
      {job.cancel !== null && (
        <Button kind="quiet" onPress={job.cancel} aria-label={`Cancel ${job.label}`}>
          Cancel
        </Button>
      )}
    </span>
  );
}

/** What is loaded, what is running, when it was saved. */
export function StatusBar(): JSX.Element {
  const workbook = useDocumentStore((store) => store.workbook);
  const job = useJobs((store) => store.jobs.at(-1));
  const engine = useEngineStatus((store) => store.status);
  const rows = workbook?.rowCounts.reduce((sum, table) => sum + table.rows, 0) ?? 0;
  const extracts = Object.values(workbook?.document.extracts ?? {}).filter(
    (extract) => extract.state === 'active' && extract.corrects === undefined,
  ).length;
  return (
    <footer className="status-bar" data-region="Status" aria-label="Status">
      {workbook !== null && (
        <>
          <span className="tabular">{formatCount(rows)} rows</span>
          <span>
            {formatCount(extracts)} {extracts === 1 ? 'extract' : 'extracts'}
            {workbook.dataThrough !== null && `, ${age(workbook.dataThrough)}`}
          </span>
        </>
      )}
      {job !== undefined && <JobLine job={job} />}
      {engine === 'stopped' && <span className="bad">Starting the calculation again…</span>}
      <span className="status-spacer" />
      {typeof workbook?.savedAt === 'string' && <span>Saved {timeFormat.format(new Date(workbook.savedAt))}</span>}
      <span title="Paybench has no network access; nothing leaves this machine">Offline</span>
    </footer>
  );
}
