'use client';

import { useMemo, useState } from 'react';
import { type DeploymentSort, sortDeployments } from '@/lib/domain/deployment-filter';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import type { Reading } from './every-page';

/**
 * The deployments in the order that was asked for. The order is made once for each reading and each sort: a row that
 * is toggled must not run away from under the pointer because it is enabled later than the others now.
 */
export function useSteadyOrder(
  reading: Reading<FlowDeployment>,
  readAs: DeploymentSort,
  sort: DeploymentSort,
): readonly FlowDeployment[] {
  const { items, complete, round } = reading;
  // What came in the order that is wanted stays as it came, so that nothing jumps at the end of the reading either.
  const key = complete && sort !== readAs ? `${sort} ${readAs} ${round}` : null;
  const [order, setOrder] = useState<{ key: string; ids: string[] } | null>(null);
  if (key !== null && order?.key !== key) setOrder({ key, ids: sortDeployments(items, sort).map(({ id }) => id) });
  return useMemo(() => {
    if (key === null || order?.key !== key) return items;
    const byId = new Map(items.map((one) => [one.id, one]));
    return order.ids.flatMap((id) => byId.get(id) ?? []);
  }, [items, key, order]);
}
