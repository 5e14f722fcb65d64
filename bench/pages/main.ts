import '../../app/globals.css';
import type { Candidate } from './candidate';
import { inputs } from './inputs';

const candidates: Record<string, () => Promise<{ default: Candidate }>> = {
  ours: () => import('./ours'),
  codemirror: () => import('./codemirror'),
  alone: () => import('./alone'),
};

interface Bench {
  ready: boolean;
  /** Milliseconds from the click until a changed line was on the screen; null until then. */
  visible: number | null;
  longTasks: number[];
  /** Clicks a button and says after how many milliseconds the next frame stood. */
  press(selector: string): Promise<number>;
}

const bench: Bench = { ready: false, visible: null, longTasks: [], press };
Object.assign(window, { bench });

const query = new URLSearchParams(location.search);
const place = document.querySelector<HTMLElement>('#place');
const button = document.querySelector<HTMLElement>('#mount');
const candidate = (await candidates[query.get('component') ?? '']?.())?.default;
const texts = inputs[query.get('input') ?? '']?.();
if (!place || !button || !candidate || !texts) throw new Error('Nothing to measure');

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) bench.longTasks.push(duration);
}).observe({ type: 'longtask' });

button.addEventListener('click', () => {
  const begun = performance.now();
  bench.longTasks.length = 0;
  candidate.mount(place, texts);
  const look = () => {
    if (!isSeen(candidate.changed)) return requestAnimationFrame(look);
    afterFrame(() => {
      bench.visible = performance.now() - begun;
    });
  };
  requestAnimationFrame(look);
});
bench.ready = true;

function isSeen(selector: string): boolean {
  for (const element of document.querySelectorAll(selector)) {
    const { top, height, width } = element.getBoundingClientRect();
    if (height > 0 && width > 0 && top < innerHeight) return true;
  }
  return false;
}

/** A message sent from a frame arrives when that frame has been painted. */
function afterFrame(then: () => void): void {
  const channel = new MessageChannel();
  channel.port1.onmessage = then;
  channel.port2.postMessage(null);
}

function press(selector: string): Promise<number> {
  const begun = performance.now();
  document.querySelector<HTMLElement>(selector)?.click();
  return new Promise((done) => {
    requestAnimationFrame(() => afterFrame(() => done(performance.now() - begun)));
  });
}
