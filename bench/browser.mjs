import { chromium } from '@playwright/test';
import { findBrowser } from '../lib/commands/browser.mjs';

export function openBrowser() {
  const executablePath = findBrowser();
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--js-flags=--expose-gc'] });
}

/** Bytes that the page holds on to after everything superfluous has been thrown away. */
export async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/**
 * The longest task of the page's main thread after its first click, in milliseconds: by the clock, and in time of the
 * processor, which does not grow when somebody else uses the machine.
 */
export function longestTask(trace) {
  const events = JSON.parse(trace.toString()).traceEvents;
  const click = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'click');
  const tasks = events.filter(
    ({ name, pid, tid, ts, dur = 0 }) =>
      /RunTask$/.test(name) && pid === click.pid && tid === click.tid && ts + dur >= click.ts,
  );
  const longest = (of) => tasks.reduce((most, task) => Math.max(most, of(task) / 1000), 0);
  return { clock: longest(({ dur = 0 }) => dur), processor: longest(({ tdur, dur = 0 }) => tdur ?? dur) };
}

export const traced = { categories: ['toplevel', 'devtools.timeline'] };
