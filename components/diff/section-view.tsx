'use client';

import { useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { DiffText } from './diff-text';
import { SectionState } from './section-state';
import type { Section } from './sections';

interface SectionViewProps {
  section: Section;
  split: boolean;
  /** "step", for a part of that type. */
  noun: string;
}

/** One section, open when it differs. */
export function SectionView({ section, split, noun }: SectionViewProps) {
  const { part, state, moved, before, after } = section;
  const differs = state !== 'unchanged';
  const [open, setOpen] = useState(differs && state !== 'moved');
  const title = part ? part.name || part.id : 'Settings';
  return (
    <Disclosure
      open={open}
      onToggle={setOpen}
      className="border-line border-b"
      summary={
        <span
          className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1"
          data-difference={differs ? '' : undefined}
        >
          <SectionState state={state} moved={moved} />
          <h3 className="min-w-0 truncate font-medium">{title}</h3>
          {part && (
            <span className="min-w-0 truncate text-muted text-small">
              {noun}
              {part.kind && ` · ${part.kind}`} · <code>{part.id}</code>
            </span>
          )}
        </span>
      }
    >
      {before === after ? (
        <EqualText text={after ?? ''} moved={moved !== null} />
      ) : (
        <DiffText
          label={`Differences in ${title}`}
          before={before ?? ''}
          after={after ?? ''}
          split={split && before !== null && after !== null}
        />
      )}
    </Disclosure>
  );
}

function EqualText({ text, moved }: { text: string; moved: boolean }) {
  return (
    <div className="border-line border-t">
      <p className="px-4 py-2 text-muted">
        {moved ? 'Only its place is another; its content is equal on both sides.' : 'Equal on both sides.'}
      </p>
      <pre className="whitespace-pre-wrap break-words bg-panel px-4 py-2 font-mono text-small">{text}</pre>
    </div>
  );
}
