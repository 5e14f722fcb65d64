'use client';

import type { ReactNode } from 'react';
import { CheckField } from '@/components/ui/check-field';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import type { Environment } from '@/lib/domain/environment';
import { type Flow, type FlowVersion, noEnvironment } from '@/lib/domain/flow-deployment';
import { FlowPicker } from './flow-picker';
import { PrioritySelect } from './priority-select';

interface NewFormProps {
  flows: readonly Flow[];
  /** How far the flows are read. */
  reading: ReactNode;
  environments: readonly Environment[];
  flow: Flow | null;
  version: FlowVersion | null;
  environment: string | null;
  priority: number | null;
  enabled: boolean;
  change: (patch: Record<string, string | null>) => void;
}

export function NewForm(props: NewFormProps) {
  const { flows, reading, environments, flow, version, environment, priority, enabled, change } = props;
  return (
    <div className="flex max-w-xl flex-col gap-5">
      <FlowPicker
        flows={flows}
        reading={reading}
        flow={flow}
        onPick={(picked) =>
          change({
            flow: picked?.id ?? null,
            version: picked?.versions.find(({ status }) => status !== 'Draft')?.id ?? null,
          })
        }
      />
      <Field
        label="Version"
        help="The number may change when an older version is deleted; the id stays. A draft becomes a fixed version by being deployed."
      >
        {(ids) => (
          <Select
            {...ids}
            disabled={flow === null}
            value={version?.id ?? ''}
            onChange={(event) => change({ version: event.target.value })}
          >
            <option value="">{flow ? 'Choose a version' : 'Choose a flow first'}</option>
            {flow?.versions.map(({ id, number, status }) => (
              <option key={id} value={id}>
                {number === null ? '' : `#${number} · `}version {id}
                {status ? ` · ${status}` : ''}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Environment" help="Only one version of a flow can be in an environment.">
        {(ids) => (
          <Select {...ids} value={environment ?? ''} onChange={(event) => change({ environment: event.target.value })}>
            <option value="">Choose an environment</option>
            {environments
              .filter(({ id }) => id !== noEnvironment)
              .map(({ id, name, production }) => (
                <option key={id} value={id}>
                  {name}
                  {production ? ' (production)' : ''}
                </option>
              ))}
            <option value={noEnvironment}>No environment (counts as production)</option>
          </Select>
        )}
      </Field>
      <PrioritySelect priority={priority} onChange={(value) => change({ priority: value })} />
      <CheckField
        label="Enable it at once"
        help="Left off, it starts disabled: it is deployed, can be looked at, and runs once somebody enables it. Enabled at once, it runs on its triggers the moment it is there."
        checked={enabled}
        onChange={(on) => change({ enabled: on ? 'yes' : null })}
      />
    </div>
  );
}
