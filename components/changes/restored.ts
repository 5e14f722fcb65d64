import { z } from 'zod';
import type { Change } from '@/lib/domain/change';
import type { PlanStep } from '@/lib/domain/plan';
import { Resource, ResourceKey } from '@/lib/domain/resource';
import type { ComparedResource } from '@/lib/endpoints/compare';

const Kept = z.object({ resources: z.array(ResourceKey.extend({ resource: Resource.nullable() })) });

/** The copy that a step puts back; null when nothing was there, undefined when the change keeps no copy of it. */
export function restoredOf(
  { input }: Pick<Change, 'input'>,
  step: Pick<PlanStep, 'type' | 'resourceId'>,
): Resource | null | undefined {
  const kept = Kept.safeParse(input).data?.resources ?? [];
  return kept.find(({ type, id }) => type === step.type && id === step.resourceId)?.resource;
}

/** A comparison whose source is the copy instead of another environment. */
export function withRestored(compared: ComparedResource, copy: Resource | null): ComparedResource {
  const { row, target } = compared;
  if (row.state === 'unknown') return compared;
  const state =
    copy === null ? 'deleted' : target === null ? 'added' : copy.hash === target.hash ? 'unchanged' : 'modified';
  return { ...compared, row: { ...row, state }, source: copy };
}
