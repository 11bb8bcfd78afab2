import { fail } from '../../shared/errors/fail.ts';
import { aliveEveryMs, type EngineControl, type EngineSignal } from '../../shared/protocol/engine-control.ts';
import type { Port } from '../../shared/protocol/port.ts';
import { type RpcServer, serveRpc } from '../../shared/protocol/rpc-server.ts';
import { createEngine, type EngineOptions } from './create-engine.ts';

/** What this file needs of Electron's own port type, which only main may import. */
export interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly ParentPort[] }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}

function portOf(port: ParentPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
    close: () => port.close(),
  };
}

/** By then the first page is drawn. */
const firstPageMs = 1000;

/** Runs the engine for the windows that main connects, until main says to close. */
export function serveWindow(main: ParentPort, options: Pick<EngineOptions, 'dataDir' | 'appVersion' | 'firstFile'>): void {
  const tell = (signal: EngineSignal) => main.postMessage(signal);
  const grants = new Map<string, string>();
  const windows = new Set<RpcServer>();
  const engine = createEngine({
    ...options,
    now: Date.now,
    resolveGrant: (grant) => grants.get(grant) ?? fail('INVALID_REQUEST', { problem: 'the file was not chosen in this session' }),
    holder: 'window',
  });

  engine.onEvent((topic, value) => {
    for (const window of windows) window.emit(topic, value);
  });

  function connect(port: Port): void {
    const window = serveRpc(port, engine.handlers);
    windows.add(window);
    port.onClose(() => windows.delete(window));
    window.emit('engine.ready', { version: options.appVersion });
    setTimeout(() => void engine.readAhead(), firstPageMs).unref();
  }

  async function leave(): Promise<void> {
    await engine.close();
    process.exit(0);
  }

  main.on('message', ({ data, ports }) => {
    const message = data as EngineControl;
    const [port] = ports;
    if (message.kind === 'connect' && port !== undefined) connect(portOf(port));
    else if (message.kind === 'grant') {
      grants.set(message.grant, message.path);
      tell({ kind: 'granted', grant: message.grant });
    } else if (message.kind === 'close') void leave();
  });

  setInterval(() => tell({ kind: 'alive' }), aliveEveryMs);
  tell({ kind: 'ready' });
}
