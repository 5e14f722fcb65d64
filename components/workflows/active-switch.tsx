'use client';

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
  const because = whyFixed(environment, active, origin) ?? refusal;
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

function whyFixed(environment: Environment, active: boolean | null, origin: string | null): string | null {
  if (!environment.writable) return environment.limitation ?? `${environment.name} cannot be written`;
  if (isMadeInCode(origin)) return 'It was published from code, so that its code is the place to change it';
  return active === null ? 'Whether it is active is not known. Open it to see.' : null;
}
