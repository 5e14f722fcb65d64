'use client';

import { type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode, useId, useRef } from 'react';
import { placeNear } from './place';

interface Tooltip {
  id: string;
  handlers: {
    onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
    onPointerLeave: () => void;
    onFocus: (event: FocusEvent<HTMLElement>) => void;
    onBlur: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
  bubble: ReactNode;
}

/** A hint on hover and focus; Escape puts it away without moving the focus. Nothing is wrapped around the element. */
export function useTooltip(text: string | null | undefined): Tooltip {
  const id = useId();
  const bubble = useRef<HTMLSpanElement>(null);
  const show = (anchor: HTMLElement) => {
    if (!bubble.current || bubble.current.matches(':popover-open')) return;
    bubble.current.showPopover();
    placeNear(anchor.getBoundingClientRect(), bubble.current, 'center');
  };
  const hide = () => {
    if (bubble.current?.matches(':popover-open')) bubble.current.hidePopover();
  };
  return {
    id,
    handlers: {
      onPointerEnter: (event) => show(event.currentTarget),
      onPointerLeave: hide,
      onFocus: (event) => event.currentTarget.matches(':focus-visible') && show(event.currentTarget),
      onBlur: hide,
      onKeyDown: (event) => event.key === 'Escape' && hide(),
    },
    bubble: text ? (
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className="pointer-events-none fixed m-0 max-w-72 whitespace-normal rounded-base bg-ink px-2 py-1 text-left font-normal text-on-ink text-small"
      >
        {text}
      </span>
    ) : null,
  };
}
