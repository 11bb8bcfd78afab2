import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { fail } from '../../shared/errors/fail.ts';
import type { Granted } from '../../shared/protocol/host-protocol.ts';

/**
 * Paths that the person chose, each under a token. The window knows tokens only,
 * and the data process resolves only tokens that it was told of from here.
 */
export class Grants {
  readonly #pathByToken = new Map<string, string>();
  readonly #announce: (token: string, path: string) => Promise<void>;

  constructor(announce: (token: string, path: string) => Promise<void>) {
    this.#announce = announce;
  }

  /** Answers after the data process knows the token too, so that a call can never overtake it. */
  async issue(path: string): Promise<Granted> {
    const known = [...this.#pathByToken].find(([, granted]) => granted === path);
    const token = known?.[0] ?? randomUUID();
    this.#pathByToken.set(token, path);
    await this.#announce(token, path);
    return { grant: token, name: basename(path) };
  }

  pathOf(token: string): string {
    const path = this.#pathByToken.get(token);
    return path ?? fail('INVALID_REQUEST', { problem: 'this file was not chosen in a dialog' });
  }

  entries(): Iterable<readonly [string, string]> {
    return this.#pathByToken.entries();
  }
}
