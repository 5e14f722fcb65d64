import type { MouseEvent } from 'react';

/** True for a click that follows a link here, and not into another tab or window. */
export function isPlainClick(event: MouseEvent): boolean {
  return !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
}
