'use client';

import { CircleQuestionMark } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRefusal } from '@/components/shell/permissions';
import { Switch } from '@/components/ui/switch';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowSummary } from '@/lib/domain/workflow';
import { isMadeInCode } from '@/lib/domain/workflow-board';
import { reviewHref } from './address';
import type { QuickPatch } from './quick-patch';
import { turnKey, useTurning } from './quick-store';

interface ActiveSwitchProps {
  connection: string;
  environment: Environment;
  workflow: WorkflowSummary;
  quick: QuickPatch;
  /** Why turning leads to a review, or null where one click is enough. */
  gate: string | null;
}

/** Pauses a workflow or lets it go on: at once where the policy leaves it open, and else by way of its plan. */
export function ActiveSwitch({ connection, environment, workflow, quick, gate }: ActiveSwitchProps) {
  const router = useRouter();
  const refusal = useRefusal('change:plan', { connection, environment: environment.id });
  const turning = useTurning(quick.store, turnKey(environment.id, workflow.id));
  const { id, name, active, origin } = workflow;
  const because = whyFixed(environment, origin) ?? refusal;
  if (active === null && turning === undefined) return <NotKnown name={name} environment={environment.name} />;
  const turn = (on: boolean) => {
    if (gate === null) quick.turn({ environment, workflow: { id, name }, active: on });
    else
      router.push(
        reviewHref(connection, { deed: on ? 'resume' : 'pause', environment: environment.id, workflows: [id] }),
      );
  };
  return (
    <Switch
      label={`${name} is active in ${environment.name}`}
      on={turning ?? active === true}
      pending={turning !== undefined}
      because={because}
      onTurn={turn}
    />
  );
}

/** A switch would have to stand on one side. */
function NotKnown({ name, environment }: { name: string; environment: string }) {
  return (
    <span
      className="inline-flex h-5 w-9 shrink-0 items-center justify-center text-warning"
      title="Whether it is active is not known. Open it to see."
    >
      <CircleQuestionMark aria-hidden className="size-4" />
      <span className="sr-only">
        Whether {name} is active in {environment} is not known
      </span>
    </span>
  );
}

function whyFixed(environment: Environment, origin: string | null): string | null {
  if (!environment.writable) return environment.limitation ?? `${environment.name} cannot be written`;
  return isMadeInCode(origin) ? 'It was published from code, so that its code is the place to change it' : null;
}
