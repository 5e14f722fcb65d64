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
 * The tasks of the page's main thread after its first click, in milliseconds: the longest by the processor's time, which
 * does not grow when somebody else uses the machine, and by the clock; and the processor's time until `visible`.
 */
export function tasksAfterClick(trace, visible) {
  const events = JSON.parse(trace.toString()).traceEvents;
  const click = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'click');
  const tasks = events.filter(
    ({ name, pid, tid, ts, dur = 0 }) =>
      name === 'ThreadControllerImpl::RunTask' && pid === click.pid && tid === click.tid && ts + dur >= click.ts,
  );
  const spent = ({ tdur, dur = 0 }) => (tdur ?? dur) / 1000;
  const until = tasks.filter(({ ts }) => ts < click.ts + visible * 1000);
  return {
    task: Math.max(0, ...tasks.map(spent)),
    clock: Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000)),
    work: until.reduce((sum, one) => sum + spent(one), 0),
  };
}

/** The longest task of the page after its mark "begun": by the processor's time, and by the clock. */
export function tasksOf(trace) {
  const events = JSON.parse(trace.toString()).traceEvents;
  const begun = events.find(({ name, cat }) => name === 'begun' && cat.includes('blink.user_timing'));
  const tasks = events.filter(
    ({ name, pid, tid, ts }) =>
      name === 'ThreadControllerImpl::RunTask' && pid === begun.pid && tid === begun.tid && ts > begun.ts,
  );
  return {
    task: Math.max(0, ...tasks.map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000)),
    clock: Math.max(0, ...tasks.map(({ dur = 0 }) => dur / 1000)),
  };
}

export const traced = { categories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] };
