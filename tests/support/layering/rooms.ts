/** Rooms of shared/ from the ground up: a room may import itself and rooms of a lower rank. */
const rank: Readonly<Record<string, number>> = {
  base: 0,
  errors: 1,
  money: 2,
  calendar: 2,
  domain: 3,
  query: 4,
  extract: 5,
  metrics: 5,
  synth: 5,
  explain: 6,
  commitments: 6,
  reconcile: 6,
  'business-case': 6,
  charts: 6,
  pivot: 7,
  partners: 7,
  report: 8,
  workbook: 9,
  protocol: 10,
};
const plotRooms = ['base', 'money', 'calendar', 'charts', 'plot'];
const groundRooms = ['base', 'errors', 'protocol'];
const drawnRooms = ['base', 'money', 'calendar', 'charts', 'plot', 'errors', 'query'];

const parts = (path: string) => path.split('/');
const roomOf = (path: string) => parts(path)[1] ?? '';
const isShared = (path: string) => path.startsWith('shared/');
const isSharedRoom = (path: string, rooms: readonly string[]) => isShared(path) && rooms.includes(roomOf(path));
const isIn = (path: string, ...folders: readonly string[]) => folders.some((folder) => path.startsWith(`${folder}/`));

function maySharedImport(from: string, to: string): boolean {
  if (!isShared(to)) return false;
  const [room, target] = [roomOf(from), roomOf(to)];
  if (room === 'plot') return plotRooms.includes(target);
  const [own, other] = [rank[room], rank[target]];
  return room === target || (own !== undefined && other !== undefined && other < own);
}

function mayFeatureImport(from: string, to: string): boolean {
  if (isShared(to) || isIn(to, 'renderer/ui', 'renderer/state', 'renderer/connection')) return true;
  if (!isIn(to, 'renderer/features')) return false;
  const [feature, target] = [parts(from)[2], parts(to)[2]];
  const isRegistryFile = parts(to).length === 3;
  return feature === target || isRegistryFile || /\/index\.tsx?$/.test(to) || parts(from).length === 3;
}

/** May the file `from` import the project file `to`? Paths are relative to the project. */
export function mayImport(from: string, to: string): boolean {
  if (isShared(from)) return maySharedImport(from, to);
  if (isIn(from, 'electron/main')) return isIn(to, 'electron/main') || isSharedRoom(to, groundRooms);
  if (isIn(from, 'electron/preload')) return isIn(to, 'electron/preload') || isSharedRoom(to, groundRooms);
  if (isIn(from, 'electron/engine')) return isIn(to, 'electron/engine') || isShared(to);
  if (isIn(from, 'electron/cli')) return isIn(to, 'electron/cli', 'electron/engine') || isShared(to);
  if (isIn(from, 'renderer/ui')) return isIn(to, 'renderer/ui') || isSharedRoom(to, drawnRooms);
  if (isIn(from, 'renderer/connection')) return isIn(to, 'renderer/connection') || isSharedRoom(to, groundRooms);
  if (isIn(from, 'renderer/state')) return isIn(to, 'renderer/state', 'renderer/connection') || isShared(to);
  if (isIn(from, 'renderer/features')) return mayFeatureImport(from, to);
  if (isIn(from, 'renderer')) return isIn(to, 'renderer') || isShared(to);
  return true;
}

const sharedPackages = ['zod', 'temporal-polyfill', 'saxes'];
const plotPackages = /^(@observablehq\/plot|d3($|-))/;

/** May the file import this package or built-in module? */
export function mayUsePackage(from: string, name: string): boolean {
  const isBuiltIn = name.startsWith('node:');
  if (isIn(from, 'shared/plot')) return plotPackages.test(name);
  if (isShared(from)) return sharedPackages.includes(name);
  if (plotPackages.test(name)) return false;
  if (isIn(from, 'electron/main')) return name === 'electron' || isBuiltIn;
  if (isIn(from, 'electron/preload')) return name === 'electron';
  if (isIn(from, 'electron')) return name !== 'electron' && !name.startsWith('react');
  if (isIn(from, 'renderer/connection')) return false;
  if (isIn(from, 'renderer/state')) return /^(react|zustand)(\/|$)/.test(name);
  if (isIn(from, 'renderer')) return !isBuiltIn && name !== 'electron' && !name.startsWith('@duckdb/');
  return true;
}
