import type { Port } from '../../shared/protocol/port.ts';

/** A DOM MessagePort as the transport that the protocol asks for. */
export function browserPort(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data));
      port.start();
    },
    onClose: (listener) => port.addEventListener('close', () => listener()),
    close: () => port.close(),
  };
}

/** Calls `use` for each port that preload forwards: the first one, and one more each time the data process is started again. */
export function onEnginePort(use: (port: Port) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.data !== 'paybench.engine-port') return;
    const [port] = event.ports;
    if (port !== undefined) use(browserPort(port));
  });
}
