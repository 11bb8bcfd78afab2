import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import type { EngineControl, EngineSignal } from '../../shared/protocol/engine-control.ts';
import { enginePortChannel } from '../../shared/protocol/host-channels.ts';
import type { HostEvents } from '../../shared/protocol/host-protocol.ts';
import { watchProcess } from './engine-watchdog.ts';

export interface EngineOptions {
  readonly entry: string;
  readonly args: readonly string[];
  readonly onStopped: (reason: HostEvents['engine.stopped']['reason']) => void;
  readonly onStarted: () => void;
  /** Tokens that a new process must know before its first call. */
  readonly grants: () => Iterable<readonly [string, string]>;
}

const grantTimeoutMs = 2000;
const closeTimeoutMs = 10_000;
const steadyAfterMs = 60_000;
const longestPauseMs = 30_000;
const passedOn = ['PATH', 'HOME', 'USERPROFILE', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'TZ', 'SystemRoot', 'LOCALAPPDATA', 'APPDATA'];

function scrubbedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => passedOn.includes(name) || name.startsWith('PAYBENCH_'));
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']));
}

/** The data process: started, watched, restarted, and joined to the window by one port. Main never sees what passes through it. */
export class EngineProcess {
  readonly #options: EngineOptions;
  readonly #waitingGrants = new Map<string, () => void>();
  #child: UtilityProcess | null = null;
  #window: WebContents | null = null;
  #isReady = false;
  #isClosing = false;
  #endedBy: HostEvents['engine.stopped']['reason'] = 'crashed';
  #failures = 0;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** `firstFile`: what the window will open first, so that its data is at hand when it asks. */
  start(firstFile?: string): void {
    const ahead = firstFile === undefined ? [] : [`--first-file=${firstFile}`];
    const child = utilityProcess.fork(this.#options.entry, [...this.#options.args, ...ahead], {
      serviceName: 'Paybench data',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: scrubbedEnvironment(),
    });
    this.#child = child;
    this.#endedBy = 'crashed';
    const startedAt = Date.now();
    let lastAlive = startedAt;
    let stopWatching = (): void => undefined;
    child.stdout?.on('data', (text: Buffer) => process.stderr.write(text));
    child.stderr?.on('data', (text: Buffer) => process.stderr.write(text));
    child.on('spawn', () => {
      stopWatching = watchProcess(
        child.pid ?? 0,
        () => lastAlive,
        (reason) => this.#end(reason),
      );
    });
    child.on('message', (signal: EngineSignal) => {
      lastAlive = Date.now();
      this.#receive(signal);
    });
    child.on('exit', () => {
      stopWatching();
      this.#exited(Date.now() - startedAt);
    });
  }

  /** Gives the window a fresh port, now or as soon as the process is ready. */
  connect(window: WebContents): void {
    this.#window = window;
    if (!this.#isReady || window.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#child?.postMessage({ kind: 'connect' } satisfies EngineControl, [port1]);
    window.postMessage(enginePortChannel, null, [port2]);
  }

  /** Resolves when the process has acknowledged the token, or at once when it will be told at its next start. */
  grant(token: string, path: string): Promise<void> {
    if (!this.#isReady) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, grantTimeoutMs);
      this.#waitingGrants.set(token, () => {
        clearTimeout(timer);
        resolve();
      });
      this.#send({ kind: 'grant', grant: token, path });
    });
  }

  /** Lets the process close its files; ends it when that takes too long. */
  close(): Promise<void> {
    this.#isClosing = true;
    const child = this.#child;
    if (child === null || child.pid === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill(), closeTimeoutMs);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#send({ kind: 'close' });
    });
  }

  #send(message: EngineControl): void {
    this.#child?.postMessage(message);
  }

  #receive(signal: EngineSignal): void {
    if (signal.kind === 'granted') {
      this.#waitingGrants.get(signal.grant)?.();
      this.#waitingGrants.delete(signal.grant);
    } else if (signal.kind === 'ready') {
      this.#isReady = true;
      for (const [token, path] of this.#options.grants()) this.#send({ kind: 'grant', grant: token, path });
      if (this.#window !== null) this.connect(this.#window);
      this.#options.onStarted();
    }
  }

  #end(reason: 'memory' | 'unresponsive'): void {
    this.#endedBy = reason;
    const pid = this.#child?.pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }

  #exited(livedMs: number): void {
    this.#child = null;
    this.#isReady = false;
    for (const release of this.#waitingGrants.values()) release();
    this.#waitingGrants.clear();
    if (this.#isClosing) return;
    this.#options.onStopped(this.#endedBy);
    this.#failures = livedMs > steadyAfterMs ? 0 : this.#failures + 1;
    const pauseMs = this.#failures <= 1 ? 0 : Math.min(250 * 2 ** this.#failures, longestPauseMs);
    setTimeout(() => {
      if (!this.#isClosing) this.start();
    }, pauseMs);
  }
}
