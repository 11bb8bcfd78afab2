import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  droppedChannel,
  enginePortChannel,
  enginePortMessage,
  hostChannel,
  hostEventChannel,
  hostMethods,
} from '../../shared/protocol/host-channels.ts';
import type { HostBridge, HostEvents, HostMethod } from '../../shared/protocol/host-protocol.ts';

type Listener = (value: never) => void;
const listeners = new Map<string, Set<Listener>>();
/** Files named on the command line may come before the page listens. */
let earlyFiles: unknown[] = [];

ipcRenderer.on(hostEventChannel, (_event, topic: keyof HostEvents, value: unknown) => {
  const heard = listeners.get(topic);
  for (const listener of heard ?? []) listener(value as never);
  if (heard === undefined && topic === 'files.opened') earlyFiles.push(value);
});

/** The newest port, kept until the page listens to 'engine.stopped': from then on it can take ports. */
let waitingPorts: readonly MessagePort[] = [];
const isPageListening = () => listeners.has('engine.stopped');

function forwardPort(): void {
  if (waitingPorts.length === 0 || !isPageListening()) return;
  window.postMessage(enginePortMessage, window.location.origin, [...waitingPorts]);
  waitingPorts = [];
}

ipcRenderer.on(enginePortChannel, (event) => {
  waitingPorts = event.ports;
  forwardPort();
});

async function ask(channel: string, params: unknown): Promise<unknown> {
  const reply: { value: unknown } | { error: unknown } = await ipcRenderer.invoke(channel, params);
  if ('error' in reply) throw reply.error;
  return reply.value;
}

const known: ReadonlySet<string> = new Set(hostMethods);

const host: HostBridge = {
  invoke: (method: HostMethod, params: unknown) =>
    (known.has(method) ? ask(hostChannel(method), params) : Promise.reject(new Error('No such method'))) as never,
  on: (topic, listener) => {
    const heard = listeners.get(topic) ?? new Set<Listener>();
    listeners.set(topic, heard.add(listener as Listener));
    if (topic === 'files.opened') {
      for (const value of earlyFiles) listener(value as never);
      earlyFiles = [];
    }
    forwardPort();
    return () => void heard.delete(listener as Listener);
  },
  grantDropped: (files) =>
    ask(
      droppedChannel,
      (files as readonly File[]).map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ) as never,
};

contextBridge.exposeInMainWorld('host', host);
