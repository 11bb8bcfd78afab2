import { type EngineHandlers, type EngineMethod, engineProtocol, type JobContext } from '../../../shared/protocol/engine-protocol.ts';

/** The calls `<family>.*`. */
export type Family<F extends string> = Pick<EngineHandlers, Extract<EngineMethod, `${F}.${string}`>>;

export interface LaterHandlers<F extends string> {
  readonly handlers: Family<F>;
  /** Reads their code before anybody asks. */
  readonly load: () => Promise<unknown>;
}

type AnyHandler = (params: unknown, context: JobContext) => Promise<unknown>;

/** All calls of these families, whose code is read with the first of them: a workbook opens without it. */
export function whenAsked<F extends string>(families: readonly F[], read: () => Promise<Family<F>>): LaterHandlers<F> {
  let reading: Promise<Family<F>> | null = null;
  const load = () => (reading ??= read());
  const methods = Object.keys(engineProtocol).filter((method) => families.some((family) => method.startsWith(`${family}.`)));
  const handlers = methods.map((method) => [
    method,
    async (params: unknown, context: JobContext) => {
      const read = (await load()) as Readonly<Record<string, AnyHandler>>;
      return read[method]!(params, context);
    },
  ]);
  return { handlers: Object.fromEntries(handlers) as Family<F>, load };
}
