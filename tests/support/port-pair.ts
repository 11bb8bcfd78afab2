import type { Port } from '../../shared/protocol/port.ts';

interface End {
  readonly port: Port;
  deliver(message: unknown): void;
  end(): void;
}

function createEnd(other: () => End): End {
  const onMessage: ((message: unknown) => void)[] = [];
  const onClose: (() => void)[] = [];
  let isClosed = false;
  const self: End = {
    deliver: (message) => {
      if (!isClosed) for (const listener of onMessage) listener(message);
    },
    end: () => {
      if (isClosed) return;
      isClosed = true;
      for (const listener of onClose) listener();
    },
    port: {
      post: (message) => {
        const copy = structuredClone(message);
        queueMicrotask(() => other().deliver(copy));
      },
      onMessage: (listener) => void onMessage.push(listener),
      onClose: (listener) => void onClose.push(listener),
      close: () => {
        self.end();
        other().end();
      },
    },
  };
  return self;
}

/** Two joined ports in one process; messages are copied and arrive later, as through a real one. */
export function portPair(): readonly [Port, Port] {
  const left: End = createEnd(() => right);
  const right: End = createEnd(() => left);
  return [left.port, right.port];
}
