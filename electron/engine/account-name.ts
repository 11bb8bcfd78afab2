import { userInfo } from 'node:os';

/** Who is at work, as the system knows them: kept with what a person decides about records. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the system's list has no name there.
    return process.env['USER'] ?? 'unknown';
  }
}
