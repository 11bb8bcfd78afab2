import { type JSX, type ReactNode, useEffect, useState } from 'react';
import { host } from '../../connection/host-client.ts';
import { takeFiles } from '../extracts/index.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/** Files may be dropped anywhere in the window. */
export function DropZone({ children }: { readonly children: ReactNode }): JSX.Element {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      void host.grantDropped(event.dataTransfer.files).then(takeFiles);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
  useEffect(() => host.on('files.opened', (files) => void takeFiles(files)), []);
  return (
    <div className="shell">
      {children}
      {isOver && <div className="drop-veil">Drop to read: partner files or a workbook</div>}
    </div>
  );
}
