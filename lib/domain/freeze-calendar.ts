import { concerns, type Freeze, type Place } from './freeze';
import { day, type Window, windows } from './freeze-windows';

/** A freeze that is in force, and its window. */
export interface ActiveFreeze<F extends Freeze = Freeze> extends Window {
  freeze: F;
}

export interface FreezeVerdict<F extends Freeze = Freeze> {
  frozen: boolean;
  /** Every freeze that is in force, each with the window that ends last. */
  active: ActiveFreeze<F>[];
}

/** How far ahead the next opening and closing are looked for: a freeze at the end of every year is always seen. */
export const horizonDays = 400;

/** Which freezes cover this place at this moment. */
export function freezeAt<F extends Freeze>(freezes: readonly F[], place: Place, instant: Date): FreezeVerdict<F> {
  const soon = new Date(instant.getTime() + 1);
  const active = freezes.flatMap((freeze): ActiveFreeze<F>[] => {
    if (!concerns(freeze, place)) return [];
    const [longest] = [...windows(freeze, instant, soon)].sort((a, b) => b.end.getTime() - a.end.getTime());
    return longest ? [{ freeze, ...longest }] : [];
  });
  return { frozen: active.length > 0, active };
}

/**
 * When a frozen place opens: the end of all windows that cover, touch or overlap each other from here on. Null when
 * it is open now, and when it stays frozen as far as we look.
 */
export function nextOpening(freezes: readonly Freeze[], place: Place, instant: Date): Date | null {
  const horizon = horizonOf(instant);
  let opening = instant;
  for (const window of inOrder(freezes, place, instant, horizon)) {
    if (window.start > opening) break;
    if (window.end > opening) opening = window.end;
    if (opening >= horizon) return null;
  }
  return opening > instant ? opening : null;
}

/** When an open place closes. Null when it is frozen now, and when it stays open as far as we look. */
export function nextClosing(freezes: readonly Freeze[], place: Place, instant: Date): Date | null {
  const first = inOrder(freezes, place, instant, horizonOf(instant)).next().value;
  return first && first.start > instant ? first.start : null;
}

/**
 * The next opening and the next closing, whichever comes first: a frozen place opens and closes again later, an open one
 * closes and opens again. Null where none is in sight.
 */
export function nextTurns(
  freezes: readonly Freeze[],
  place: Place,
  instant: Date,
): { opensAt: Date | null; closesAt: Date | null } {
  const opensAt = nextOpening(freezes, place, instant);
  if (opensAt) return { opensAt, closesAt: nextClosing(freezes, place, opensAt) };
  const closesAt = nextClosing(freezes, place, instant);
  return { closesAt, opensAt: closesAt && nextOpening(freezes, place, closesAt) };
}

function horizonOf(instant: Date): Date {
  return new Date(instant.getTime() + horizonDays * day);
}

/** The windows of one freeze that touch the time from `from` to `to`, for a list; at most `limit` and ten years. */
export function upcoming(freeze: Freeze, from: Date, to: Date, limit = 100): Window[] {
  const found: Window[] = [];
  for (const window of windows(freeze, from, to)) {
    if (found.length >= limit) break;
    found.push(window);
  }
  return found;
}

/** The windows of all freezes of a place as one row, by their start. */
function* inOrder(freezes: readonly Freeze[], place: Place, from: Date, to: Date): Generator<Window, undefined> {
  const queues = freezes
    .filter((freeze) => concerns(freeze, place))
    .map((freeze) => {
      const rest = windows(freeze, from, to);
      return { rest, head: rest.next().value };
    });
  for (;;) {
    const [next] = queues.filter(({ head }) => head).sort((a, b) => startOf(a.head) - startOf(b.head));
    if (!next?.head) return;
    yield next.head;
    next.head = next.rest.next().value;
  }
}

function startOf(window: Window | undefined): number {
  return window?.start.getTime() ?? Number.POSITIVE_INFINITY;
}
