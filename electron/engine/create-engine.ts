import type { EngineEvents, EngineEventTopic, EngineHandlers } from '../../shared/protocol/engine-protocol.ts';
import type { EngineContext } from './engine-context.ts';
import { briefHandlers } from './handlers/brief-handlers.ts';
import { laterHandlers } from './handlers/later-handlers.ts';
import { metricHandlers } from './handlers/metric-handlers.ts';
import { workbookHandlers } from './handlers/workbook-handlers.ts';
import { createJobs, withJobs } from './jobs.ts';
import { withLinkAhead } from './link-ahead.ts';
import type { CopyAhead } from './workbook/copy-ahead.ts';
import { fileAhead } from './workbook/file-ahead.ts';
import type { Opening } from './workbook/open-file.ts';
import { createWorkbookSlot } from './workbook/workbook-slot.ts';

export interface EngineOptions {
  /** Private folder for working copies, locks and the demo. */
  readonly dataDir: string;
  readonly appVersion: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** A token as a path; the terminal and tests give paths and get them back. */
  readonly resolveGrant: (grant: string) => string;
  /** Whose working copies these are: a window's is resumed by the next process. */
  readonly holder: 'window' | 'terminal';
  /** The workbook that will be asked for as soon as the window is there: it is opened meanwhile. */
  readonly firstFile?: CopyAhead | null;
}

export type EngineListener = <T extends EngineEventTopic>(topic: T, value: EngineEvents[T]) => void;

export interface Engine {
  readonly handlers: EngineHandlers;
  /** For code of the engine's own process (terminal, tests); windows go through the handlers. */
  readonly context: EngineContext;
  onEvent(listener: EngineListener): () => void;
  /** Reads the code of everything that the first page does without. */
  readAhead(): Promise<void>;
  /** Ends what runs and closes the workbook; unsaved edits stay in the working copy. */
  close(): Promise<void>;
}

/** The whole engine in plain node: the utility process, the terminal and the tests wrap this and add nothing. */
export function createEngine(options: EngineOptions): Engine {
  const listeners = new Set<EngineListener>();
  const emit: EngineListener = (topic, value) => {
    for (const listener of listeners) listener(topic, value);
  };
  const jobs = createJobs();
  const slot = createWorkbookSlot(jobs.stopAll);
  const { dataDir, appVersion, now, resolveGrant, holder, firstFile = null } = options;
  const ahead = firstFile === null ? null : fileAhead(firstFile);
  const context: EngineContext = { workbook: slot.required, emit, resolveGrant, now, dataDir, appVersion };
  const opening: Opening = { dataDir, appVersion, holder, now, onChanged: (state) => emit('workbook.changed', state), ahead };

  const later = laterHandlers(context);
  const handlers: EngineHandlers = {
    ...workbookHandlers(context, opening, slot),
    ...briefHandlers(context),
    ...metricHandlers(context),
    ...later.handlers,
  };

  return {
    handlers: withLinkAhead(withJobs(handlers, jobs), context, jobs),
    readAhead: later.load,
    context,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await ahead?.drop();
      await slot.leave();
    },
  };
}
