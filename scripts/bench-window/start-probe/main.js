// Starts the app named in PROBE_APP without a debugger, prints when its first page was settled and painted, and quits.
// A page is settled when its body says so and PROBE_SELECTOR is there. Printed: milliseconds since 1970 UTC.
import { app } from 'electron';

const settledAt = `new Promise((resolve) => {
  const isSettled = () => document.body?.dataset.ready === 'true' && document.querySelector(${JSON.stringify(process.env.PROBE_SELECTOR)}) !== null;
  const painted = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
  if (isSettled()) return painted();
  const watch = new MutationObserver(() => {
    if (!isSettled()) return;
    watch.disconnect();
    painted();
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });
})`;

app.on('web-contents-created', (_event, contents) =>
  contents.once('dom-ready', async () => {
    process.stdout.write(`SETTLED ${await contents.executeJavaScript(settledAt)}\n`);
    app.quit();
  }),
);
await import(process.env.PROBE_APP);
