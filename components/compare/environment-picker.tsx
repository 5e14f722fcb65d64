'use client';

import { Check, ChevronsUpDown, ShieldAlert } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { Menu, MenuButton } from '@/components/ui/menu';
import { type Environment, fullName, hasManyGroups } from '@/lib/domain/environment';
import { EnvironmentName } from './environment-name';

interface EnvironmentPickerProps {
  label: string;
  environments: readonly Environment[];
  value: Environment | null;
  /** Stands on the other side already; choosing it here is possible and empties the other side. */
  avoid: Environment | null;
  loud?: boolean;
  onChange: (id: string) => void;
}

export function EnvironmentPicker({
  label,
  environments,
  value,
  avoid,
  loud = false,
  onChange,
}: EnvironmentPickerProps) {
  const production = loud && value?.production;
  const grouped = hasManyGroups(environments);
  return (
    <div className="flex min-w-0 items-center gap-2">
      <span aria-hidden className="text-muted">
        {label}
      </span>
      <Menu
        label={`${label}: ${value ? fullName(value, environments) : 'choose an environment'}${value?.production ? ', production' : ''}`}
        button={
          <>
            {value ? (
              <EnvironmentName environment={value} group={grouped ? value.group.name : null} loud={loud} />
            ) : (
              <span>Choose an environment</span>
            )}
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-muted" />
          </>
        }
        buttonClassName={cx(
          'inline-flex h-9 min-w-0 max-w-72 items-center gap-2 rounded-base border px-3 text-large hover:bg-hover',
          production ? 'border-production bg-production-soft' : 'border-edge/60 bg-raised',
        )}
      >
        {environments.map((environment) => (
          <MenuButton
            key={environment.id}
            aria-pressed={environment.id === value?.id}
            onClick={() => onChange(environment.id)}
          >
            <Check aria-hidden className={cx('size-4', environment.id !== value?.id && 'opacity-0')} />
            <span className="flex-1">
              {grouped && <span className="text-muted">{environment.group.name} </span>}
              {environment.name}
              {environment.id === avoid?.id && <span className="text-muted"> (on the other side)</span>}
              {environment.limitation && <span className="block text-muted text-small">{environment.limitation}</span>}
            </span>
            {environment.production && (
              <span className="inline-flex items-center gap-1 text-production text-small">
                <ShieldAlert aria-hidden className="size-3.5" /> production
              </span>
            )}
          </MenuButton>
        ))}
      </Menu>
    </div>
  );
}
