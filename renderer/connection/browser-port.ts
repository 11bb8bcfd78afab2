import { enginePortMessage } from '../../shared/protocol/host-channels.ts';
import type { Port } from '../../shared/protocol/port.ts';

/** A DOM MessagePort as the transport that the protocol asks for. Closing it here tells the listeners too. */
export function browserPort(port: MessagePort): Port {
  const closed = new Set<() => void>();
  const tellClosed = () => {
    for (const listener of closed) listener();
    closed.clear();
  };
  port.addEventListener('close', tellClosed);
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.addEventListener('message', (event: MessageEvent<unknown>) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void closed.add(listener),
    close: () => {
      port.close();
      tellClosed();
    },
  };
}

/** Calls `take` for each port that preload forwards: the first one, and one more each time the data process is started again. */
export function onEnginePort(take: (port: Port) => void): () => void {
  const receive = (event: MessageEvent<unknown>) => {
    if (event.source !== window || event.data !== enginePortMessage) return;
    const [port] = event.ports;
    if (port !== undefined) take(browserPort(port));
  };
  window.addEventListener('message', receive);
  return () => window.removeEventListener('message', receive);
}
