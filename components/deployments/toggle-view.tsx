'use client';

import { useSearchParams } from 'next/navigation';
import { ActionReview } from '@/components/changes/action-review';
import type { Way } from './address';
import { bulkInput } from './bulk-input';
import { OneDeployment } from './one-deployment';

const verbs: Record<Way, string> = { enable: 'Enable', disable: 'Disable' };

/** Enabling or disabling with a look at the plan, where one click is not enough. */
export function ToggleView({ connection }: { connection: string }) {
  const way: Way = useSearchParams().get('to') === 'enable' ? 'enable' : 'disable';
  return (
    <OneDeployment connection={connection} title={verbs[way]}>
      {(one) => (
        <ActionReview
          connection={connection}
          action={way}
          input={bulkInput({ environment: one.environment, deployments: [one] })}
          name={verbs[way]}
          label={({ target }) => `${verbs[way]} it in ${target.name}`}
        />
      )}
    </OneDeployment>
  );
}
