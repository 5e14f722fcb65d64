const gap = 6;

/** Puts something in the top layer under (or, without room there, above) what it belongs to, inside of the window. */
export function placeNear(anchor: DOMRect, floating: HTMLElement, align: 'start' | 'center' | 'end'): void {
  const { offsetWidth: width, offsetHeight: height } = floating;
  const below = anchor.bottom + gap;
  const top = below + height > window.innerHeight && anchor.top - gap - height > 0 ? anchor.top - gap - height : below;
  const starts = {
    start: anchor.left,
    center: anchor.left + (anchor.width - width) / 2,
    end: anchor.right - width,
  };
  const left = Math.max(gap, Math.min(starts[align], window.innerWidth - width - gap));
  floating.style.top = `${top}px`;
  floating.style.left = `${left}px`;
}
