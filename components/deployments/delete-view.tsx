'use client';

import { ActionReview } from '@/components/changes/action-review';
import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { pathsOf } from './address';
import { bulkInput } from './bulk-input';
import { OneDeployment } from './one-deployment';

/** Deleting a deployment, beside the gentler way. */
export function DeleteView({ connection }: { connection: string }) {
  return (
    <OneDeployment connection={connection} title="Delete the deployment of">
      {(one) => (
        <>
          <Notice
            tone="danger"
            title="Deleting is for good"
            action={
              one.enabled && (
                <ButtonLink size="small" href={pathsOf(connection).toggle('disable', one)}>
                  Disable it instead
                </ButtonLink>
              )
            }
          >
            Patchworks forgets this deployment, its id and since when it was enabled. Promenade can deploy the same
            version again, with the same priority and state, but under another id.
            {one.enabled && ' To have the flow stop only, disable the deployment: it stays where it is.'}
          </Notice>
          <ActionReview
            connection={connection}
            action="delete"
            input={bulkInput({ environment: one.environment, deployments: [one] })}
            name="Delete"
            label={({ target }) => `Delete it from ${target.name}`}
          />
        </>
      )}
    </OneDeployment>
  );
}
