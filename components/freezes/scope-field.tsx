'use client';

import { useQuery } from '@tanstack/react-query';
import { useActor } from '@/components/shell/permissions';
import { connectionsQuery } from '@/components/shell/queries';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { fullName } from '@/lib/domain/environment';
import { FreezeScope } from '@/lib/domain/freeze';
import { can } from '@/lib/domain/permission';

interface ScopeFieldProps {
  scope: FreezeScope | null;
  missing: boolean;
  onChange: (scope: FreezeScope | null) => void;
}

/** Everything, one connection, or one environment: one list, so that it is read as it is chosen. */
export function ScopeField({ scope, missing, onChange }: ScopeFieldProps) {
  const { data } = useQuery(connectionsQuery);
  const grants = useActor()?.grants ?? [];
  const may = (connection?: string, environment?: string) => can(grants, 'policy:write', { connection, environment });
  return (
    <Field label="What it covers" error={missing ? 'Choose what it covers' : null}>
      {(ids) => (
        <Select
          {...ids}
          value={scope ? JSON.stringify(scope) : ''}
          onChange={(event) => onChange(event.target.value ? FreezeScope.parse(JSON.parse(event.target.value)) : null)}
        >
          <option value="">Choose…</option>
          {may() && <option value={optionOf(null, null)}>Everything: all connections, all environments</option>}
          {data?.items.map(({ id, name, capabilities }) => (
            <optgroup key={id} label={name}>
              {may(id) && <option value={optionOf(id, null)}>{name}: all environments</option>}
              {capabilities?.environments
                .filter((environment) => may(id, environment.id))
                .map((environment) => (
                  <option key={environment.id} value={optionOf(id, environment.id)}>
                    {name}: {fullName(environment, capabilities.environments)}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      )}
    </Field>
  );
}

function optionOf(connection: string | null, environment: string | null): string {
  return JSON.stringify({ connection, environment } satisfies FreezeScope);
}
