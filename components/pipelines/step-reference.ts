import { z } from 'zod';
import type { StepState } from '@/lib/domain/change';
import type { PlanStep } from '@/lib/domain/plan';

const StepInput = z.object({ application: z.string(), pipeline: z.string().optional() });
const ChangeInput = z.object({ pipeline: z.string() });
const Reference = z.object({ deployment: z.string().optional() });

export interface StepReference {
  pipeline: string;
  application: string;
  /** Null until the vendor has accepted it, and where it was found again without its id. */
  deployment: string | null;
}

/** Which deployment of which application a step is about; null for a step of any other kind. */
export function referenceOf(
  step: Pick<PlanStep, 'type' | 'input'>,
  changeInput: unknown,
  state: Pick<StepState, 'reference'> | undefined,
): StepReference | null {
  if (step.type !== 'application') return null;
  const input = StepInput.safeParse(step.input).data;
  const pipeline = input?.pipeline ?? ChangeInput.safeParse(changeInput).data?.pipeline;
  if (!input || pipeline === undefined) return null;
  const { deployment = null } = Reference.safeParse(state?.reference).data ?? {};
  return { pipeline, application: input.application, deployment };
}
