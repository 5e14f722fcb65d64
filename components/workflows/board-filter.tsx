'use client';

import { FilterX } from 'lucide-react';
import type { RefObject } from 'react';
import { type Patch, turned } from '@/components/ui/address-query';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Select } from '@/components/ui/input';
import { SearchField } from '@/components/ui/search-field';
import type { Environment } from '@/lib/domain/environment';
import { unknownStatus } from '@/lib/domain/workflow-board';
import type { ListAddress } from './address';
import { statusWord } from './status-badge';

interface BoardFilterProps {
  address: ListAddress;
  environments: readonly Environment[];
  tags: readonly string[];
  statuses: readonly string[];
  searchBox: RefObject<HTMLInputElement | null>;
  /** "12 of 41 workflows" */
  count: string;
  onChange: (patch: Patch<ListAddress>) => void;
}

export const noFilter = { text: '', tag: null, status: null } as const;

export function BoardFilter({ address, environments, tags, statuses, searchBox, count, onChange }: BoardFilterProps) {
  const { text, tag, status, environments: chosen } = address;
  const filtered = text !== '' || tag !== null || status !== null;
  const turn = (id: string) =>
    onChange((now) => {
      const next = turned(now.environments, id);
      return { environments: next.length === environments.length ? [] : next };
    });
  return (
    <search aria-label="Filter" className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
      <SearchField
        text={text}
        box={searchBox}
        label="Search name, id, tag or person"
        onChange={(value) => onChange({ text: value })}
      />
      <Select
        aria-label="Tag"
        className="h-7! text-small"
        value={tag ?? ''}
        onChange={(event) => onChange({ tag: event.target.value || null })}
      >
        <option value="">All tags</option>
        {options(tags, tag).map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Select>
      <Select
        aria-label="Status"
        className="h-7! text-small"
        value={status ?? ''}
        onChange={(event) => onChange({ status: event.target.value || null })}
      >
        <option value="">Any status</option>
        {options(statuses, status).map((one) => (
          <option key={one} value={one}>
            {one === unknownStatus ? 'Status unknown' : statusWord(one)}
          </option>
        ))}
      </Select>
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="sr-only">Environments</legend>
        {environments.map(({ id, name }) => {
          const on = chosen.includes(id);
          return (
            <button
              key={id}
              type="button"
              aria-pressed={on}
              onClick={() => turn(id)}
              className={cx(
                'inline-flex h-7 items-center rounded-full border px-2.5 font-medium text-small',
                on
                  ? 'border-accent bg-accent-soft text-accent'
                  : 'border-line text-muted hover:bg-hover hover:text-ink',
              )}
            >
              {name}
            </button>
          );
        })}
      </fieldset>
      <p role="status" className="ml-auto text-muted tabular-nums">
        {count}
      </p>
      {filtered && (
        <Button size="small" tone="ghost" onClick={() => onChange(noFilter)}>
          <FilterX aria-hidden className="size-3.5" /> Clear filter
        </Button>
      )}
    </search>
  );
}

/** What the address asks for can be seen and unchosen even where nothing has it. */
function options(all: readonly string[], chosen: string | null): readonly string[] {
  return chosen === null || all.includes(chosen) ? all : [chosen, ...all];
}
