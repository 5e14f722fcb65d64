'use client';

import { Keyboard } from 'lucide-react';
import type { RefObject } from 'react';
import { type Patch, turned } from '@/components/ui/address-query';
import { Chip } from '@/components/ui/chip';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/input';
import { SearchField } from '@/components/ui/search-field';
import type { Filter } from '@/lib/domain/filter';
import type { RowState } from '@/lib/domain/row';
import { stateLooks } from './state-badge';
import { type Nouns, nounOf, stateWords } from './words';

interface FilterBarProps {
  filter: Filter;
  counts: Record<RowState, number>;
  types: readonly string[];
  nouns: Nouns;
  searchBox: RefObject<HTMLInputElement | null>;
  onChange: (patch: Patch<Filter>) => void;
  onHelp: () => void;
}

const chips: readonly RowState[] = ['added', 'modified', 'deleted', 'unknown', 'unchanged'];

export function FilterBar({ filter, counts, types, nouns, searchBox, onChange, onHelp }: FilterBarProps) {
  const turn = (state: RowState) => onChange((now) => ({ states: turned(now.states, state) }));
  return (
    <search aria-label="Filter" className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
      <SearchField
        text={filter.text}
        box={searchBox}
        label="Search name, id or person"
        onChange={(text) => onChange({ text })}
      />
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="sr-only">State</legend>
        {chips.map((state) => {
          const { icon } = stateLooks[state];
          return (
            <Chip
              key={state}
              icon={icon}
              label={stateWords[state]}
              count={counts[state]}
              on={filter.states.includes(state)}
              onToggle={() => turn(state)}
            />
          );
        })}
      </fieldset>
      {types.length > 1 && (
        <Select
          aria-label="Type"
          className="h-7! text-small"
          value={filter.types[0] ?? ''}
          onChange={(event) => onChange({ types: event.target.value ? [event.target.value] : [] })}
        >
          <option value="">All types</option>
          {types.map((type) => (
            <option key={type} value={type}>
              {nounOf(type, nouns, 'many')}
            </option>
          ))}
        </Select>
      )}
      <div className="ml-auto">
        <IconButton icon={Keyboard} label="Keyboard shortcuts" shortcut="?" onClick={onHelp} />
      </div>
    </search>
  );
}
