import { spawn } from 'node:child_process';

export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** Starts a virtual display on a free number and answers its name; it ends with this process. */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const timer = setTimeout(() => reject(new Error('The virtual display did not start within 15 s.')), 15_000);
    process.on('exit', () => server.kill());
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`The virtual display ended (code ${code}).`)));
    server.stdio[3].once('data', (chunk) => {
      clearTimeout(timer);
      server.unref();
      server.stdio[3].unref?.();
      resolve(`:${String(chunk).trim()}`);
    });
  });
}
