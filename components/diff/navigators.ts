/** What goes from difference to difference inside of one diff, whose rows are mostly not built. */
export interface Navigator {
  /** Goes on from where the reader is; false at the end, where the next diff takes over. */
  step(by: 1 | -1): boolean;
  /** Goes to the first or the last difference. */
  enter(by: 1 | -1): void;
}

const navigators = new WeakMap<Element, Navigator>();

export function setNavigator(diff: Element, navigator: Navigator): () => void {
  navigators.set(diff, navigator);
  return () => void navigators.delete(diff);
}

export function navigatorOf(diff: Element): Navigator | undefined {
  return navigators.get(diff);
}
