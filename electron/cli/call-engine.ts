import type { EngineMethod, ParamsOf, ResultOf } from '../../shared/protocol/engine-protocol.ts';
import { engineProtocol } from '../../shared/protocol/engine-protocol.ts';
import { fail } from '../../shared/errors/fail.ts';
import type { Terminal } from './command.ts';

/** Calls a handler as the window would: parameters are parsed at the door, progress goes to stderr. */
export async function callEngine<M extends EngineMethod>(terminal: Terminal, method: M, params: ParamsOf<M>): Promise<ResultOf<M>> {
  const parsed = engineProtocol[method].params.safeParse(params);
  if (!parsed.success) fail('INVALID_REQUEST', { problem: parsed.error.issues[0]?.message ?? 'unknown' });
  const handler = terminal.engine().handlers[method] as (
    given: ParamsOf<M>,
    job: { signal: AbortSignal; progress: (label: string, fraction: number | null, detail?: string) => void },
  ) => Promise<ResultOf<M>>;
  let said = '';
  return handler(parsed.data as ParamsOf<M>, {
    signal: terminal.signal,
    progress: (label, fraction) => {
      const line = fraction === null ? label : `${label} ${Math.floor(fraction * 10) * 10} %`;
      if (line !== said) terminal.log(line);
      said = line;
    },
  });
}
