'use client';

import type { RefObject } from 'react';
import { NearList } from '@/components/ui/near-list';
import type { ListHandle } from '@/components/ui/near-rows';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { DeploymentRow, type DeploymentRowProps } from './deployment-row';

interface DeploymentRowsProps extends Omit<DeploymentRowProps, 'one' | 'open'> {
  rows: readonly FlowDeployment[];
  open: string | null;
  handle: RefObject<ListHandle | null>;
}

export function DeploymentRows({ rows, open, handle, ...row }: DeploymentRowsProps) {
  return (
    <NearList label="Deployments" rows={rows} keyOf={keyOf} height={usual} handle={handle}>
      {(one) => <DeploymentRow {...row} one={one} open={one.id === open} />}
    </NearList>
  );
}

const keyOf = ({ id }: FlowDeployment) => id;
const usual = () => 55;
