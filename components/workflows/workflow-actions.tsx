'use client';

import { Send, Trash2 } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowSummary } from '@/lib/domain/workflow';
import { ActiveSwitch } from './active-switch';
import { reviewHref } from './address';
import { type Gates, gateOf } from './gates';
import type { QuickPatch } from './quick-patch';

interface WorkflowActionsProps {
  connection: string;
  environment: Environment;
  others: readonly Environment[];
  workflow: WorkflowSummary;
  quick: QuickPatch;
  gates: Gates;
}

/** What can be done with the workflow where it is looked at. */
export function WorkflowActions({ connection, environment, others, workflow, quick, gates }: WorkflowActionsProps) {
  const refusal = useRefusal('change:plan', { connection, environment: environment.id });
  const fixed = environment.writable ? refusal : (environment.limitation ?? `${environment.name} cannot be written`);
  const workflows = [workflow.id];
  const remove = (
    <>
      <Trash2 aria-hidden className="size-4" /> Delete…
    </>
  );
  return (
    <>
      <span className="flex items-center gap-2">
        <ActiveSwitch {...{ connection, environment, workflow, quick }} gate={gateOf(gates, environment.id)} />
        {workflow.active === null ? 'Unknown' : workflow.active ? 'Active' : 'Paused'}
      </span>
      {others.map((other) => (
        <SendTo key={other.id} connection={connection} source={environment} target={other} workflows={workflows} />
      ))}
      {fixed ? (
        <Button because={fixed}>{remove}</Button>
      ) : (
        <ButtonLink
          className="text-deleted!"
          href={reviewHref(connection, { deed: 'delete', environment: environment.id, workflows })}
        >
          {remove}
        </ButtonLink>
      )}
    </>
  );
}

interface SendToProps {
  connection: string;
  source: Environment;
  target: Environment;
  workflows: string[];
}

function SendTo({ connection, source, target, workflows }: SendToProps) {
  const refusal = useRefusal('change:plan', { connection, environment: target.id });
  const fixed = target.writable ? refusal : (target.limitation ?? `${target.name} cannot be written`);
  const label = (
    <>
      <Send aria-hidden className="size-4" /> Sync to {target.name}…
    </>
  );
  if (fixed) return <Button because={fixed}>{label}</Button>;
  return (
    <ButtonLink href={reviewHref(connection, { deed: 'sync', environment: target.id, source: source.id, workflows })}>
      {label}
    </ButtonLink>
  );
}
