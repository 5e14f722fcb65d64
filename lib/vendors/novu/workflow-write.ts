import type { JsonObject } from '@/lib/domain/json';
import { type PlanStep, toJson } from '@/lib/domain/plan';
import type { Resource } from '@/lib/domain/resource';
import type { StepOutcome } from '../port';
import type { Tools } from './actions';
import type { NovuClient } from './client';
import { notOpen } from './compare';
import { beforeWriting } from './outcome';

/** The credential that writes where the step goes. */
export async function clientOf({ access }: Tools, { environment }: PlanStep): Promise<NovuClient> {
  const client = await access.of(environment.id).catch(beforeWriting);
  if (!client) throw notOpen();
  return client;
}

/** A document as a step carries it. */
export const asInput = (resource: Resource): JsonObject => toJson(resource);

/** Somebody took the identifier at the last moment; Novu then appends letters to it and answers success. */
export function foreignId({ resourceId, environment }: PlanStep, given: string): StepOutcome {
  const message = `Novu created it as “${given}”, because “${resourceId}” was taken in ${environment.name} meanwhile. Delete “${given}” there, or keep it as it is; nothing else was written.`;
  return { status: 'failed', partial: true, message, halt: true };
}
