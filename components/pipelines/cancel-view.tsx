'use client';

import { useSearchParams } from 'next/navigation';
import { ActionPage } from './action-page';

interface CancelViewProps {
  connection: string;
  pipeline: string;
}

/** A deployment that is on its way, called off. */
export function CancelView(props: CancelViewProps) {
  const query = useSearchParams();
  const application = query.get('application') ?? '';
  const deployment = query.get('deployment') ?? '';
  return (
    <ActionPage
      {...props}
      action="cancel-deployment"
      input={{ pipeline: props.pipeline, application, deployment }}
      title="Call off a deployment"
      about="What runs there now stays. It can be too late: a deployment that has ended cannot be called off."
      label={({ target }) => `Call it off in ${target.name}`}
    />
  );
}
