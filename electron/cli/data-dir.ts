import { homedir } from 'node:os';
import { join } from 'node:path';

/** The same private folder that the window uses, so that the two see each other's locks and unsaved edits. */
export function dataDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const own = env['PAYBENCH_USER_DATA'];
  if (own !== undefined && own !== '') return own;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Paybench');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Paybench');
  return join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'Paybench');
}
