'use client';

import { Ban, ScrollText, Timer, Undo2 } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { ButtonLink } from '@/components/ui/button-link';
import { Elapsed } from '@/components/ui/elapsed';
import type { Change, StepState } from '@/lib/domain/change';
import type { PlanStep } from '@/lib/domain/plan';
import { applicationHref, cancelHref, rollbackHref } from './places';
import { referenceOf } from './step-reference';
import { durationWords } from './words';

interface StepDeploymentProps {
  change: Pick<Change, 'connection' | 'action' | 'input'>;
  step: PlanStep;
  state: StepState | undefined;
}

/** The deployment that a step made at the vendor: how long it has been at it, where to look, and the ways out. */
export function StepDeployment({ change, step, state }: StepDeploymentProps) {
  const { connection, action, input } = change;
  const refusal = useRefusal('change:plan', { connection, environment: step.environment.id });
  const found = referenceOf(step, input, state);
  if (!found || !state || state.status === 'pending' || state.status === 'skipped') return null;
  const { pipeline, application, deployment } = found;
  const underway = state.status === 'running';
  const deploys = action !== 'cancel-deployment';
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {underway && state.startedAt && (
        <span className="inline-flex items-center gap-1 text-muted">
          <Timer aria-hidden className="size-3.5" /> at it for <Elapsed since={state.startedAt} words={durationWords} />
        </span>
      )}
      <ButtonLink size="small" href={applicationHref(connection, pipeline, application, deployment ?? undefined)}>
        <ScrollText aria-hidden className="size-3.5" />
        {deployment === null ? 'Deployments' : 'Deployment and log'}
        <span className="sr-only"> of {step.name}</span>
      </ButtonLink>
      {underway && deploys && deployment !== null && !refusal && (
        <ButtonLink size="small" href={cancelHref(connection, pipeline, application, deployment)}>
          <Ban aria-hidden className="size-3.5" /> Call it off…
          <span className="sr-only"> {step.name}</span>
        </ButtonLink>
      )}
      {state.status === 'succeeded' && deploys && !refusal && (
        <ButtonLink size="small" href={rollbackHref(connection, pipeline, application)}>
          <Undo2 aria-hidden className="size-3.5" /> Roll back one step…
          <span className="sr-only"> {step.name}</span>
        </ButtonLink>
      )}
    </p>
  );
}
