'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { connectionsQuery } from '@/components/shell/queries';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/input';
import { fullName } from '@/lib/domain/environment';
import { type Grant, Role } from '@/lib/domain/permission';

/** A role while it is edited: roles have no identity of their own, and two of them may be the same for a moment. */
export interface KeyedGrant {
  key: string;
  grant: Grant;
}

export function keyed(grant: Grant): KeyedGrant {
  return { key: crypto.randomUUID(), grant };
}

export const viewerEverywhere: Grant = { role: 'viewer', connection: null, environment: null };

interface GrantsFieldProps {
  grants: readonly KeyedGrant[];
  onChange: (grants: KeyedGrant[]) => void;
}

/** The roles of one account, each with the place where it holds. */
export function GrantsField({ grants, onChange }: GrantsFieldProps) {
  const connections = useQuery(connectionsQuery).data?.items ?? [];
  const change = (key: string, patch: Partial<Grant>) =>
    onChange(grants.map((one) => (one.key === key ? { key, grant: { ...one.grant, ...patch } } : one)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">Roles</legend>
      {grants.map(({ key, grant }, index) => {
        const environments = connections.find(({ id }) => id === grant.connection)?.capabilities?.environments ?? [];
        return (
          <div key={key} className="flex flex-wrap items-center gap-2">
            <Select
              aria-label={`Role ${index + 1}`}
              value={grant.role}
              onChange={(event) => change(key, { role: Role.parse(event.target.value) })}
            >
              {Role.options.map((role) => (
                <option key={role}>{role}</option>
              ))}
            </Select>
            <span className="text-muted">on</span>
            <Select
              aria-label={`Connection of role ${index + 1}`}
              value={grant.connection ?? ''}
              onChange={(event) => change(key, { connection: event.target.value || null, environment: null })}
            >
              <option value="">everything</option>
              {connections.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            {grant.connection !== null && (
              <Select
                aria-label={`Environment of role ${index + 1}`}
                value={grant.environment ?? ''}
                onChange={(event) => change(key, { environment: event.target.value || null })}
              >
                <option value="">all environments</option>
                {environments.map((environment) => (
                  <option key={environment.id} value={environment.id}>
                    {fullName(environment, environments)}
                  </option>
                ))}
              </Select>
            )}
            <IconButton
              icon={X}
              label={`Remove role ${index + 1}`}
              onClick={() => onChange(grants.filter((one) => one.key !== key))}
            />
          </div>
        );
      })}
      <Button size="small" className="self-start" onClick={() => onChange([...grants, keyed(viewerEverywhere)])}>
        <Plus aria-hidden className="size-3.5" /> Add a role
      </Button>
    </fieldset>
  );
}
