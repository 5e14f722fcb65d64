import type { PlanStep } from '@/lib/domain/plan';
import type { Resource } from '@/lib/domain/resource';

/** Whether a write pauses a workflow or has it go on; a new one and a deleted one is no switch. */
export function switchOf(before: Resource | null, after: Resource | null): Pick<PlanStep, 'switches'> {
  const [was, becomes] = [before?.document.fields.active, after?.document.fields.active];
  if (typeof was !== 'boolean' || typeof becomes !== 'boolean' || was === becomes) return {};
  return { switches: becomes ? 'on' : 'off' };
}
