import { z } from 'zod';
import { EnvironmentRef } from './environment';
import { type Json, type JsonObject, JsonRecord } from './json';
import { Resource, ResourceKey } from './resource';

/** Something a person must know before saying yes. A blocker keeps the change from being submitted. */
export const Notice = z.object({
  code: z.string(),
  severity: z.enum(['info', 'warning', 'blocker']),
  message: z.string(),
  resource: ResourceKey.nullable(),
});
export type Notice = z.infer<typeof Notice>;

export const Verb = z.enum(['create', 'update', 'delete']);
export type Verb = z.infer<typeof Verb>;

/** A resource that a write changes besides its own, because the vendor works that way. */
export const Affected = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string(),
  before: z.string().nullable(),
  /** What it will be afterwards; undefined when only the vendor knows. */
  after: z.string().nullable().optional(),
});
export type Affected = z.infer<typeof Affected>;

/** What stands at the target before a step, and what will stand there after it; null stands for "not there". */
export const StepDocuments = z.object({ before: Resource.nullable(), after: Resource.nullable() });
export type StepDocuments = z.infer<typeof StepDocuments>;

/** One write at the vendor. */
export const PlanStep = z.object({
  id: z.string(),
  verb: Verb,
  type: z.string(),
  resourceId: z.string(),
  name: z.string(),
  environment: EnvironmentRef,
  /** What will happen, as a sentence. */
  sentence: z.string(),
  /** Hash of what the target holds now, and of what it will hold; null stands for "not there". */
  before: z.string().nullable(),
  after: z.string().nullable(),
  dependsOn: z.array(z.string()),
  /** What else happens because of this write. */
  effects: z.array(Notice),
  /** What else is overwritten; it is snapshotted and proven like the resource itself. */
  affects: z.array(Affected),
  /** Whether the snapshot can bring it back as it was, only under a new internal id, or not at all. */
  undo: z.enum(['exact', 'recreated', 'none']),
  /** Set when the write switches on or off what is there, as a policy may want confirmed. */
  switches: z.enum(['on', 'off']).optional(),
  /** Both documents, for a step whose content comes from no other environment; only a dry run answers them. */
  preview: StepDocuments.optional(),
  /** What the adapter needs to carry it out; opaque to everybody else. */
  input: JsonRecord,
  digest: z.string(),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** A document the plan rests on. If it is another at the moment of the run, the plan no longer holds. */
export const Watched = z.object({
  environment: EnvironmentRef,
  type: z.string(),
  id: z.string(),
  name: z.string(),
  hash: z.string().nullable(),
});
export type Watched = z.infer<typeof Watched>;

export const Plan = z.object({
  title: z.string(),
  source: EnvironmentRef.nullable(),
  target: EnvironmentRef,
  steps: z.array(PlanStep),
  notices: z.array(Notice),
  watched: z.array(Watched),
  /** What has to be typed before the change may be submitted; null when nothing has to. */
  confirmation: z.object({ expected: z.string(), because: z.string() }).nullable(),
  digest: z.string(),
});
export type Plan = z.infer<typeof Plan>;

/** `documents` are those that the hashes stand for, kept with the change; `preview` is what a dry run shows of them. */
export type PlanStepDraft = Omit<PlanStep, 'digest'> & { documents?: StepDocuments };
export type PlanDraft = Omit<Plan, 'digest' | 'steps' | 'confirmation'> & { steps: PlanStepDraft[] };

/** True when nothing stands in the way of submitting the plan. */
export function isSubmittable(plan: Plan): boolean {
  return plan.steps.length > 0 && allNotices(plan).every((notice) => notice.severity !== 'blocker');
}

/** The plan's own notices and those of its steps. */
export function allNotices(plan: Plan): Notice[] {
  return [...plan.notices, ...plan.steps.flatMap((step) => step.effects)];
}

/** What the plan relied on and is different now. */
export const Moved = z.object({
  environment: EnvironmentRef,
  type: z.string(),
  id: z.string(),
  name: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
});
export type Moved = z.infer<typeof Moved>;

/** Compares what the plan was made from with what is there now. */
export function movedSince(watched: Watched, now: Resource | null): Moved | null {
  const is = now?.hash ?? null;
  if (is === watched.hash) return null;
  const { environment, type, id, name } = watched;
  return { environment, type, id, name, was: watched.hash, is };
}

/** A value that went through JSON, typed as such; for storing what is already known to be JSON. */
export function toJson<T extends { [K in keyof T]: Json | unknown }>(value: T): JsonObject {
  return JsonRecord.parse(JSON.parse(JSON.stringify(value)));
}
