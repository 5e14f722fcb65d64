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
  /** Milliseconds from the last click until the frame after it stood; null until then. */
  frame: number | null;
}

const bench: Bench = { ready: false, visible: null, frame: null, longTasks: [] };
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

document.addEventListener(
  'click',
  ({ timeStamp }) => {
    bench.frame = null;
    requestAnimationFrame(() =>
      afterFrame(() => {
        bench.frame = performance.now() - timeStamp;
      }),
    );
  },
  { capture: true },
);

button.addEventListener('click', ({ timeStamp }) => {
  bench.longTasks.length = 0;
  candidate.mount(place, texts);
  const look = () => {
    if (!isSeen(candidate.changed)) return requestAnimationFrame(look);
    afterFrame(() => {
      bench.visible = performance.now() - timeStamp;
    });
  };
  requestAnimationFrame(look);
});
if (query.get('warm') === 'yes') {
  const aside = document.body.appendChild(document.createElement('div'));
  const end = candidate.warmUp(aside);
  await new Promise((done) => setTimeout(done, 300));
  end();
  aside.remove();
}
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
