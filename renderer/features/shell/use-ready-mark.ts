import { useEffect } from 'react';
import { useDocumentStore } from '../../state/document-store.ts';
import { useJobs } from '../../state/jobs-store.ts';
import { useUnsettled } from '../../state/settle.ts';
import { useUi } from '../../state/ui-store.ts';

const quietForMs = 250;

/** Marks the body ready once nothing on screen is awaited any more and fonts are in: pictures are taken then. */
export function useReadyMark(): void {
  const waiting = useUnsettled((store) => store.count);
  const phase = useDocumentStore((store) => store.phase);
  const revision = useDocumentStore((store) => store.workbook?.documentRevision ?? -1);
  const screen = useUi((store) => store.route.screen);
  const jobs = useJobs((store) => store.jobs.length);
  useEffect(() => {
    Object.assign(document.body.dataset, { ready: 'false', screen, revision: String(revision) });
    if (waiting > 0 || jobs > 0 || phase === 'starting') return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void document.fonts.ready.then(() => {
        if (isCurrent) document.body.dataset['ready'] = 'true';
      });
    }, quietForMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [waiting, phase, revision, screen, jobs]);
}
