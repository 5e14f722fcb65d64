import type { FlowDeployment } from './flow-deployment';

interface Named {
  id: string;
  flow: string;
  environment: string;
  number: number;
  enabled?: boolean;
  bundle?: string;
}

/** A deployment for a test; names serve as ids, and the version's id is its number. */
export function deploymentNamed({ id, flow, environment, number, enabled = false, bundle }: Named): FlowDeployment {
  return {
    id,
    flow: { id: flow, name: flow },
    version: { id: String(number), number, status: null },
    environment: { id: environment, name: environment, type: 'test' },
    package: bundle === undefined ? null : { id: bundle, name: bundle },
    priority: null,
    enabled,
    enabledAt: enabled ? `2026-01-0${id}T00:00:00Z` : null,
    enabledBy: null,
    createdBy: null,
    createdAt: `2026-01-0${id}T00:00:00Z`,
    updatedAt: null,
  };
}
