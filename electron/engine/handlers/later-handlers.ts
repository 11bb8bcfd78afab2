import type { EngineContext } from '../engine-context.ts';
import { whenAsked } from './when-asked.ts';

/** Every call that the first page does without. */
export function laterHandlers(context: EngineContext) {
  const extractCalls = whenAsked(['extract'], async () => {
    const { extractHandlers } = await import('./extract-handlers.ts');
    return extractHandlers(context);
  });
  const profileCalls = whenAsked(['profile'], async () => {
    const { profileHandlers } = await import('./profile-handlers.ts');
    return profileHandlers(context);
  });
  const queryCalls = whenAsked(['slice', 'bridge', 'cube', 'dimension', 'rows', 'column', 'sql'], async () => {
    const { queryHandlers } = await import('./query-handlers.ts');
    return queryHandlers(context);
  });
  const pivotCalls = whenAsked(['pivot'], async () => {
    const { pivotHandlers } = await import('./pivot-handlers.ts');
    return pivotHandlers(context);
  });
  const contractCalls = whenAsked(['contract'], async () => {
    const { contractHandlers } = await import('./contract-handlers.ts');
    return contractHandlers(context);
  });
  const partnerCalls = whenAsked(['scorecard', 'commitment', 'money', 'partner', 'package', 'claim'], async () => {
    const { partnerHandlers } = await import('./partner-handlers.ts');
    return partnerHandlers(context);
  });
  const escalationCalls = whenAsked(['escalation', 'incident'], async () => {
    const { escalationHandlers } = await import('./escalation-handlers.ts');
    return escalationHandlers(context);
  });
  const reconcileCalls = whenAsked(['reconcile'], async () => {
    const { reconcileHandlers } = await import('./reconcile-handlers.ts');
    return reconcileHandlers(context);
  });
  const frictionCalls = whenAsked(['friction'], async () => {
    const { frictionHandlers } = await import('./friction-handlers.ts');
    return frictionHandlers(context);
  });
  const caseCalls = whenAsked(['case', 'ledger'], async () => {
    const { caseHandlers } = await import('./case-handlers.ts');
    return caseHandlers(context);
  });
  const reportCalls = whenAsked(['report'], async () => {
    const { reportHandlers } = await import('./report-handlers.ts');
    return reportHandlers(context);
  });
  const chartCalls = whenAsked(['chart'], async () => {
    const { chartHandlers } = await import('./chart-handlers.ts');
    return chartHandlers(context);
  });
  const all = [
    extractCalls,
    profileCalls,
    queryCalls,
    pivotCalls,
    contractCalls,
    partnerCalls,
    escalationCalls,
    reconcileCalls,
    frictionCalls,
    caseCalls,
    reportCalls,
    chartCalls,
  ];
  return {
    handlers: {
      ...extractCalls.handlers,
      ...profileCalls.handlers,
      ...queryCalls.handlers,
      ...pivotCalls.handlers,
      ...contractCalls.handlers,
      ...partnerCalls.handlers,
      ...escalationCalls.handlers,
      ...reconcileCalls.handlers,
      ...frictionCalls.handlers,
      ...caseCalls.handlers,
      ...reportCalls.handlers,
      ...chartCalls.handlers,
    },
    load: async () => {
      await Promise.all(all.map((one) => one.load()));
    },
  };
}
