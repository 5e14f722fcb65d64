import { digest } from './digest';
import type { JsonObject } from './json';
import type { Plan, PlanDraft, PlanStepDraft } from './plan';

/** What a plan is about: enough to tell one request from another. */
export interface Intention {
  connection: string;
  action: string;
  input: JsonObject;
}

/** A draft with its digests, and with what has to be typed to confirm it. */
export function sealPlan(
  draft: PlanDraft,
  { connection, action, input }: Intention,
  confirmation: Plan['confirmation'],
): Plan {
  const steps = draft.steps.map(({ documents: _kept, ...step }) => ({ ...step, digest: stepDigest(step) }));
  const watched = draft.watched.map(({ environment, type, id, hash }) => ({
    environment: environment.id,
    type,
    id,
    hash,
  }));
  const basis = {
    connection,
    action,
    input,
    target: draft.target.id,
    steps: steps.map((step) => step.digest),
    watched,
  };
  return { ...draft, steps, confirmation, digest: digest(basis) };
}

function stepDigest({
  id,
  verb,
  type,
  resourceId,
  environment,
  before,
  after,
  dependsOn,
  input,
}: PlanStepDraft): string {
  return digest({ id, verb, type, resourceId, environment: environment.id, before, after, dependsOn, input });
}
