'use client';

import { useSearchParams } from 'next/navigation';
import { ActionPage } from './action-page';

interface RollbackViewProps {
  connection: string;
  pipeline: string;
}

/** One application, one step back. */
export function RollbackView(props: RollbackViewProps) {
  const application = useSearchParams().get('application') ?? '';
  return (
    <ActionPage
      {...props}
      action="rollback"
      input={{ pipeline: props.pipeline, application }}
      title="Roll back one step"
      about="The vendor goes back to the successful deployment before the newest one; it cannot be asked for another."
      label={({ steps, target }) => `Roll back ${steps[0]?.name ?? ''} in ${target.name}`}
    />
  );
}
