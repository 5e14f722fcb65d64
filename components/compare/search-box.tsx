'use client';

import { Search } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Input } from '@/components/ui/input';

interface SearchBoxProps {
  text: string;
  box: RefObject<HTMLInputElement | null>;
  /** What is searched, as a sentence without its end. */
  label: string;
  onChange: (text: string) => void;
}

/** Typing stays immediate; the address follows when the fingers rest. */
export function SearchBox({ text, box, label, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
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
    <div className="relative w-full sm:w-64">
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-3.5 text-muted" />
      <Input
        ref={box}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label.replace(' or ', ', ')}
        className="h-7.5! pl-8"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
