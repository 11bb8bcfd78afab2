import { defaultMemoryLimit, defaultThreads, type OwnedSession } from '../database-session.ts';

/** A session whose database is still being opened: whoever wants a connection hurries it and waits, or hears why there is none. */
export function pendingSession(opening: Promise<OwnedSession>, stagingFolder: string, hurry: () => void): OwnedSession {
  opening.catch(() => undefined); // told to everyone who asks
  return {
    async withConnection(use, signal) {
      hurry();
      return (await opening).withConnection(use, signal);
    },
    async close() {
      hurry();
      const session = await opening.catch(() => null);
      await session?.close();
    },
    stagingFolder,
    threads: defaultThreads(),
    memoryLimit: defaultMemoryLimit(),
  };
}
