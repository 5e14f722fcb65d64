'use client';

import { Search } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { cx } from './cx';
import { Input } from './input';

interface SearchFieldProps {
  /** What is searched, as a sentence without its end. */
  label: string;
  /** The same in fewer words; the label without its “or” unless told. */
  placeholder?: string;
  text: string;
  box?: RefObject<HTMLInputElement | null>;
  className?: string;
  onChange: (text: string) => void;
}

/** Typing stays immediate; who listens is told when the fingers rest. */
export function SearchField({ label, placeholder, text, box, className, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  // A listener that is made anew with every row that comes in must not put the telling off for ever.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  if (seen !== text) {
    setSeen(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => latest.current(typed), 150);
    return () => clearTimeout(timer);
  }, [typed, text]);
  return (
    <div className={cx('relative', className ?? 'w-full sm:w-64')}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-3.5 text-muted" />
      <Input
        ref={box}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder ?? label.replace(' or ', ', ')}
        className="h-7.5! pl-8"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
