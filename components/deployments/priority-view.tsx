'use client';

import { ActionReview } from '@/components/changes/action-review';
import { useAddressQuery } from '@/components/ui/address-query';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { OneDeployment } from './one-deployment';
import { PrioritySelect, readPriority } from './priority-select';

/** Another priority for a deployment: chosen here, planned as soon as it is another one. */
export function PriorityView({ connection }: { connection: string }) {
  return (
    <OneDeployment connection={connection} title="Priority of">
      {(one) => <Choose connection={connection} one={one} />}
    </OneDeployment>
  );
}

function Choose({ connection, one }: { connection: string; one: FlowDeployment }) {
  const [query, changeQuery] = useAddressQuery();
  const given = query.get('priority');
  const priority = given === null ? one.priority : readPriority(given);
  const choose = (value: string) => changeQuery((next) => next.set('priority', value));
  return (
    <>
      <div className="max-w-xl">
        <PrioritySelect priority={priority} onChange={choose} />
      </div>
      {priority === one.priority ? (
        <p className="text-muted">This is the priority that it has. Choose another one to see the plan.</p>
      ) : (
        <ActionReview
          key={priority}
          connection={connection}
          action="update"
          input={{ version: one.version.id, deployment: one.id, environment: one.environment.id, priority }}
          name="Change the priority"
          label={({ target }) => `Change the priority in ${target.name}`}
        />
      )}
    </>
  );
}
