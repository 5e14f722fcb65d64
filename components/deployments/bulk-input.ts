import type { Batch } from '@/lib/domain/deployment-filter';
import type { JsonObject } from '@/lib/domain/json';

/** With versions and environment, so that the server need not read whole lists to find them. */
export function bulkInput({ environment, deployments }: Batch): JsonObject {
  return {
    deployments: deployments.map(({ id, version }) => ({ version: version.id, id })),
    environment: environment.id,
  };
}
