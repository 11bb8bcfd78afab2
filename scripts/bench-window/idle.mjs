import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';

const idleShare = 0.9;
const lookMs = 300;
const longestWaitMs = 60_000;

function spent() {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, time) => sum + time.idle, 0);
  return { idle, all: times.reduce((sum, { user, nice, sys, idle: rest, irq }) => sum + user + nice + sys + rest + irq, 0) };
}

/** Waits until nothing else has used the processors for a moment; false when that did not happen within a minute. */
export async function untilIdle() {
  for (const deadline = Date.now() + longestWaitMs; Date.now() < deadline; ) {
    const before = spent();
    await setTimeout(lookMs);
    const after = spent();
    if ((after.idle - before.idle) / (after.all - before.all) > idleShare) return true;
  }
  return false;
}
