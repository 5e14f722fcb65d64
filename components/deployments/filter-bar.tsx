'use client';

import { Keyboard, X } from 'lucide-react';
import type { RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/input';
import { SearchField } from '@/components/ui/search-field';
import { type DeploymentFilter, DeploymentState, noPackage } from '@/lib/domain/deployment-filter';
import { isFiltered, unfiltered } from './address';
import { stateIcons } from './state-badge';

interface Choice {
  id: string;
  name: string;
}

interface FilterBarProps {
  filter: DeploymentFilter;
  counts: Record<DeploymentState, number>;
  environments: readonly Choice[];
  packages: readonly Choice[];
  /** The name of the flow that the list is narrowed to. */
  flow: string | null;
  searchBox: RefObject<HTMLInputElement | null>;
  onChange: (patch: Partial<DeploymentFilter>) => void;
  onHelp: () => void;
}

const words: Record<DeploymentState, string> = { enabled: 'Enabled', disabled: 'Disabled' };

export function FilterBar(props: FilterBarProps) {
  const { filter, counts, environments, packages, flow, searchBox, onChange, onHelp } = props;
  return (
    <search aria-label="Filter" className="flex flex-wrap items-center gap-2 border-line border-b px-4 py-2">
      <SearchField
        label="Search flow, version, environment or person"
        placeholder="Search flow, #version, person"
        text={filter.text}
        box={searchBox}
        onChange={(text) => onChange({ text })}
      />
      <Choose
        label="Environment"
        all="All environments"
        value={filter.environment}
        choices={environments}
        onChange={(environment) => onChange({ environment })}
      />
      <Choose
        label="Package"
        all="All packages"
        value={filter.package}
        choices={[...packages, { id: noPackage, name: 'In no package' }]}
        onChange={(bundle) => onChange({ package: bundle })}
      />
      <fieldset className="flex flex-wrap items-center gap-1">
        <legend className="sr-only">State</legend>
        {DeploymentState.options.map((state) => (
          <Chip
            key={state}
            icon={stateIcons[state]}
            label={words[state]}
            count={counts[state]}
            on={filter.state === state}
            onToggle={() => onChange({ state: filter.state === state ? null : state })}
          />
        ))}
      </fieldset>
      {filter.flow !== null && (
        <Button size="small" onClick={() => onChange({ flow: null })}>
          Only “{flow ?? filter.flow}” <X role="img" aria-label="Show all flows" className="size-3.5" />
        </Button>
      )}
      {isFiltered(filter) && (
        <Button size="small" tone="ghost" onClick={() => onChange(unfiltered)}>
          Clear the filter
        </Button>
      )}
      <div className="ml-auto max-sm:hidden">
        <IconButton icon={Keyboard} label="Keyboard shortcuts" shortcut="?" onClick={onHelp} />
      </div>
    </search>
  );
}

interface ChooseProps {
  label: string;
  all: string;
  value: string | null;
  choices: readonly Choice[];
  onChange: (value: string | null) => void;
}

function Choose({ label, all, value, choices, onChange }: ChooseProps) {
  const known = value === null || choices.some(({ id }) => id === value);
  return (
    <Select
      aria-label={label}
      className="h-7.5! max-w-44 text-small"
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{all}</option>
      {!known && <option value={value}>{value}</option>}
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
