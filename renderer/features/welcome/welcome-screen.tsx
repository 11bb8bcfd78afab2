import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { host } from '../../connection/host-client.ts';
import type { Granted } from '../../../shared/protocol/host-protocol.ts';
import { useJobs } from '../../state/jobs-store.ts';
import { Button } from '../../ui/button/button.tsx';
import { ProgressBar } from '../../ui/feedback/progress-bar.tsx';
import { newWorkbook, openDemo, openGranted, openWorkbook } from '../workbook/index.ts';
import './welcome.css';

type Recent = Granted & { readonly folder: string };

function useRecents(): readonly Recent[] {
  const [recents, setRecents] = useState<readonly Recent[]>([]);
  useEffect(() => {
    let isHere = true;
    void host.call('recents.list', null).then((list) => {
      if (isHere) setRecents(list);
    });
    return () => {
      isHere = false;
    };
  }, []);
  return recents;
}

const promises = [
  ['Nothing lost', 'Every file gets a receipt: lines in, lines out, totals per currency, what was set aside and why.'],
  ['Every number has a passport', 'What was counted over what, over which files, down to the rows and the statement.'],
  ['Nothing leaves this machine', 'No network, no account. Card numbers are masked before anything is stored.'],
] as const;

/** No workbook yet: the demo, a file, or a new one. */
export function WelcomeScreen({ failure, status }: { readonly failure: ReactNode; readonly status: ReactNode }): JSX.Element {
  const recents = useRecents();
  const job = useJobs((store) => store.jobs.at(-1));
  return (
    <>
      <main className="welcome" data-region="Welcome">
        <div className="welcome-page">
          {failure}
          <h1>Paybench</h1>
          <p className="welcome-lead">Who owes what, what moved and why, and which project to fund: from your partners’ own files.</p>
          <div className="welcome-columns">
            <section className="panel welcome-demo">
              <h2>Look around first</h2>
              <p>
                A made-up quarter of six partners with an outage, a mix shift, a fee billed over contract and a missed commitment. It is
                made on this machine the first time.
              </p>
              {job === undefined ? (
                <Button kind="primary" onPress={() => void openDemo()}>
                  Open the demo workbook
                </Button>
              ) : (
                <div className="welcome-job">
                  <ProgressBar label={job.label} fraction={job.fraction} />
                  <span className="muted ellipsis">{job.detail === '' ? job.label : job.detail}</span>
                  {job.cancel !== null && <Button onPress={job.cancel}>Cancel</Button>}
                </div>
              )}
            </section>
            <section className="panel welcome-own">
              <h2>Start with your files</h2>
              <p>Drop partner files or a workbook anywhere in this window: CSV, gzip or Parquet.</p>
              <div className="row-actions">
                <Button onPress={() => void openWorkbook()}>Open workbook…</Button>
                <Button onPress={() => void newWorkbook()}>New workbook</Button>
              </div>
            </section>
          </div>
          {recents.length > 0 && (
            <section className="welcome-recents">
              <h2>Recent</h2>
              <ul>
                {recents.slice(0, 6).map((recent) => (
                  <li key={recent.grant}>
                    <Button kind="quiet" onPress={() => void openGranted(recent.grant)}>
                      {recent.name}
                    </Button>
                    <span className="muted ellipsis">{recent.folder}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <ul className="welcome-promises">
            {promises.map(([title, text]) => (
              <li key={title}>
                <b>{title}.</b> <span className="muted">{text}</span>
              </li>
            ))}
          </ul>
        </div>
      </main>
      {status}
    </>
  );
}
