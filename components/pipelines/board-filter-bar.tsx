'use client';

import { CircleQuestionMark, CircleX, GitCompare, Keyboard, LoaderCircle, type LucideIcon } from 'lucide-react';
import type { RefObject } from 'react';
import { type Patch, turned } from '@/components/ui/address-query';
import { Chip } from '@/components/ui/chip';
import { IconButton } from '@/components/ui/icon-button';
import { SearchField } from '@/components/ui/search-field';
import { type BoardFilter, type Show, Shows } from './board-filter';

const looks: Record<Show, { icon: LucideIcon; label: string }> = {
  differences: { icon: GitCompare, label: 'Only differences' },
  underway: { icon: LoaderCircle, label: 'On its way' },
  failed: { icon: CircleX, label: 'Failed since' },
  unknown: { icon: CircleQuestionMark, label: 'Unknown' },
};

interface BoardFilterBarProps {
  filter: BoardFilter;
  counts: Record<Show, number>;
  searchBox: RefObject<HTMLInputElement | null>;
  onChange: (patch: Patch<BoardFilter>) => void;
  onHelp: () => void;
}

export function BoardFilterBar({ filter, counts, searchBox, onChange, onHelp }: BoardFilterBarProps) {
  const { shows, text } = filter;
  const turn = (show: Show) => onChange((now) => ({ shows: turned(now.shows, show) }));
  return (
    <search aria-label="Filter" className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
      <SearchField
        box={searchBox}
        label="Search application, commit, branch"
        className="w-full sm:w-72"
        text={text}
        onChange={(typed) => onChange({ text: typed })}
      />
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="sr-only">Show</legend>
        {Shows.map((show) => (
          <Chip
            key={show}
            {...looks[show]}
            count={counts[show]}
            on={shows.includes(show)}
            onToggle={() => turn(show)}
          />
        ))}
      </fieldset>
      <div className="ml-auto max-sm:hidden">
        <IconButton icon={Keyboard} label="Keyboard shortcuts" shortcut="?" onClick={onHelp} />
      </div>
    </search>
  );
}
