import { defaultMemoryLimit, defaultThreads, type OwnedSession } from '../database-session.ts';

/** A session whose database is still being opened: whoever wants a connection waits for it, or hears why there is none. */
export function pendingSession(opening: Promise<OwnedSession>, stagingFolder: string): OwnedSession {
  opening.catch(() => undefined); // told to everyone who asks
  return {
    withConnection: async (use, signal) => (await opening).withConnection(use, signal),
    async close() {
      const session = await opening.catch(() => null);
      await session?.close();
    },
    stagingFolder,
    threads: defaultThreads(),
    memoryLimit: defaultMemoryLimit(),
  };
}
