import { app } from 'electron';
import { limits } from '../../shared/protocol/limits.ts';

const checkEveryMs = 1000;
/** Longer than any legal pause: the process says that it is alive every second. */
const silentForMs = 60_000;

export type WatchdogReason = 'memory' | 'unresponsive';

/** Resident memory of a child process, bytes; 0 when the system does not say. */
function residentBytes(pid: number): number {
  const metric = app.getAppMetrics().find((entry) => entry.pid === pid);
  return (metric?.memory.workingSetSize ?? 0) * 1024;
}

/** Watches one process and tells why it must be ended; a statement that ignores its interrupt shows as one of the two. */
export function watchProcess(pid: number, lastAlive: () => number, end: (reason: WatchdogReason) => void): () => void {
  const cap = Number(process.env['PAYBENCH_ENGINE_RSS_BYTES'] ?? limits.engineRssBytes);
  const timer = setInterval(() => {
    if (residentBytes(pid) > cap) end('memory');
    else if (Date.now() - lastAlive() > silentForMs) end('unresponsive');
  }, checkEveryMs);
  return () => clearInterval(timer);
}
