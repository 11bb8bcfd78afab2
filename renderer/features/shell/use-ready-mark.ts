import { useEffect } from 'react';
import { useDocumentStore } from '../../state/document-store.ts';
import { useJobs } from '../../state/jobs-store.ts';
import { useUnsettled } from '../../state/settle.ts';
import { useUi } from '../../state/ui-store.ts';

/** Calls back after two frames: by then a screen that was just drawn has asked for all it needs. */
function afterTwoFrames(then: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(then);
  });
  return () => cancelAnimationFrame(frame);
}

/** Marks the body ready once nothing on screen is awaited any more and fonts are in: pictures are taken then. */
export function useReadyMark(): void {
  const waiting = useUnsettled((store) => store.count);
  const phase = useDocumentStore((store) => store.phase);
  const isComing = useDocumentStore((store) => store.isFileComing);
  const revision = useDocumentStore((store) => store.workbook?.documentRevision ?? -1);
  const screen = useUi((store) => store.route.screen);
  const jobs = useJobs((store) => store.jobs.length);
  useEffect(() => {
    Object.assign(document.body.dataset, { ready: 'false', screen, revision: String(revision) });
    if (waiting > 0 || jobs > 0 || phase === 'starting' || isComing) return;
    let isCurrent = true;
    const cancel = afterTwoFrames(() => {
      void document.fonts.ready.then(() => {
        if (isCurrent) document.body.dataset['ready'] = 'true';
      });
    });
    return () => {
      isCurrent = false;
      cancel();
    };
  }, [waiting, phase, isComing, revision, screen, jobs]);
}
