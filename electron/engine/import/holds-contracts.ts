import { open } from 'node:fs/promises';

const headBytes = 64 * 1024;

/** Whether a file is one of contracts, which is JSON like many files of partners; none of theirs lists commitments. */
export async function holdsContracts(path: string): Promise<boolean> {
  if (!path.toLowerCase().endsWith('.json')) return false;
  try {
    const handle = await open(path, 'r');
    try {
      const head = Buffer.alloc(headBytes);
      const { bytesRead } = await handle.read(head, 0, headBytes, 0);
      return /"(?:commitments|rateCards|incomeTerms|escalationMatrix)"\s*:/.test(head.toString('utf8', 0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch {
    // A file that cannot be read says so when it is imported.
    return false;
  }
}
