'use client';

import { type ComponentProps, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { cx } from './cx';
import { Link } from './link';
import { placeNear } from './place';

interface MenuProps {
  /** What the button says to those who cannot see it; left out where its content says it. */
  label?: string;
  button: ReactNode;
  buttonClassName?: string;
  align?: 'start' | 'end';
  children: ReactNode;
}

/**
 * A button that opens a panel in the top layer; the browser closes it on Escape and on a click elsewhere. What is in
 * the panel is built when it opens, because a list may have a menu for each row.
 */
export function Menu({ label, button, buttonClassName, align = 'start', children }: MenuProps) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button ref={opener} type="button" aria-label={label} popoverTarget={id} className={buttonClassName}>
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="fixed m-0 max-h-[70dvh] min-w-52 overflow-auto rounded-large border border-line bg-raised p-1 text-ink shadow-high"
        onBeforeToggle={(event) => event.newState === 'open' && flushSync(() => setOpen(true))}
        onToggle={(event) => {
          if (event.newState === 'closed') setOpen(false);
          if (event.newState !== 'open' || !opener.current || !panel.current) return;
          placeNear(opener.current.getBoundingClientRect(), panel.current, align);
        }}
      >
        {open && children}
      </div>
    </>
  );
}

const menuItem =
  'flex w-full items-center gap-2 rounded-base px-2 py-1.5 text-left hover:bg-hover focus-visible:bg-hover aria-[current]:font-medium';

/** One thing to do; the menu closes when it is done. */
export function MenuButton({ className, type = 'button', onClick, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      {...rest}
      type={type}
      className={cx(menuItem, className)}
      onClick={(event) => {
        closestMenu(event.currentTarget)?.hidePopover();
        onClick?.(event);
      }}
    />
  );
}

/** One place to go; the menu closes on the way. */
export function MenuLink({ className, onClick, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cx(menuItem, className)}
      onClick={(event) => {
        closestMenu(event.currentTarget)?.hidePopover();
        onClick?.(event);
      }}
    />
  );
}

function closestMenu(item: HTMLElement): HTMLElement | null {
  return item.closest<HTMLElement>('[popover]');
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <p className="px-2 pt-2 pb-1 font-medium text-muted text-small">{children}</p>;
}
