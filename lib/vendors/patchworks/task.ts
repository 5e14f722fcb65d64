import { z } from 'zod';
import type { Environment } from '@/lib/domain/environment';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { type Notice, type PlanStep, type PlanStepDraft, toJson, type Verb } from '@/lib/domain/plan';
import { keyText, type Resource } from '@/lib/domain/resource';
import { documentOf, hashOf, resourceOf, type State, stateOf } from './map';

const Labelled = z.object({
  version: z.string(),
  /** The "#", for people only. */
  number: z.number().nullable(),
  priority: z.number().nullable(),
  enabled: z.boolean(),
});
/** A state with the "#" of its version, so that sentences can be made of it. */
export type Labelled = z.infer<typeof Labelled>;

const Old = Labelled.extend({ deployment: z.string() });
export type Old = z.infer<typeof Old>;

const TaskInput = z.object({
  via: z.enum(['enable', 'disable', 'update', 'delete', 'deploy', 'promote', 'restore']),
  /** What the target held when the plan was made. */
  old: Old.nullable(),
  /** What it shall hold; null stands for "not deployed". */
  wanted: Labelled.nullable(),
});

/** One step as this adapter carries it out: bring one flow in one environment to a wanted state. */
export interface Task extends z.infer<typeof TaskInput> {
  flow: { id: string; name: string };
  environment: { id: string; name: string };
}

export function taskOf({ resourceId, name, environment, input }: PlanStep): Task {
  return { ...TaskInput.parse(input), flow: { id: resourceId, name }, environment };
}

/** True for a task that may create the deployment of the flow, and so also when it is found missing half-way. */
export const mayCreate = ({ via, wanted }: Task): boolean =>
  wanted !== null && (via === 'deploy' || via === 'promote' || via === 'restore');

/** True for a task that takes a deployed flow away, if only for a moment. */
export const isRisky = ({ old, wanted }: Task): boolean =>
  old !== null && wanted !== null && old.version !== wanted.version;

export const refOf = ({ id, name, production }: Environment) => ({ id, name, production });

/** A deployment as it will be remembered in the step. */
export const oldOf = (deployment: FlowDeployment | null): Old | null =>
  deployment && { ...stateOf(deployment), number: deployment.version.number, deployment: deployment.id };

interface StepParts {
  via: Task['via'];
  flow: { id: string; name: string };
  environment: Environment;
  current: FlowDeployment | null;
  wanted: Labelled | null;
  sentence: string;
  effects: Notice[];
}

/** A step draft; what becomes of the target follows from the two states. */
export function stepOf({ via, flow, environment, current, wanted, sentence, effects }: StepParts): PlanStepDraft {
  const verb: Verb = wanted === null ? 'delete' : current === null ? 'create' : 'update';
  const old = oldOf(current);
  const after: State | null = wanted;
  const replaced = old !== null && old.version !== wanted?.version;
  return {
    id: keyText({ type: 'flow', id: flow.id }),
    verb,
    type: 'flow',
    resourceId: flow.id,
    name: flow.name,
    environment: refOf(environment),
    sentence,
    before: hashOf(old),
    after: hashOf(after),
    dependsOn: [],
    effects,
    affects: [],
    // What was deleted comes back under another deployment id.
    undo: replaced ? 'recreated' : 'exact',
    ...(old && wanted && old.enabled !== wanted.enabled ? { switches: wanted.enabled ? 'on' : 'off' } : {}),
    preview: { before: current && resourceOf(current), after: wanted && resourceIn(flow, wanted) },
    input: toJson({ via, old, wanted }),
  };
}

/** A flow as it will be; who did it and when is not known before. */
function resourceIn({ id, name }: { id: string; name: string }, wanted: Labelled): Resource {
  const { number } = wanted;
  const known = { updatedAt: null, updatedBy: null, ignored: { versionNumber: number }, references: [] };
  return { type: 'flow', id, name, document: documentOf(wanted), hash: hashOf(wanted) ?? '', ...known };
}

/** The document that a plan rests on: this flow in this environment as it was read. */
export function watch(environment: Environment, flow: { id: string; name: string }, current: FlowDeployment | null) {
  return { environment: refOf(environment), type: 'flow', ...flow, hash: hashOf(current && stateOf(current)) };
}

export function notice(
  code: string,
  severity: Notice['severity'],
  message: string,
  flow: { id: string } | null,
): Notice {
  return { code, severity, message, resource: flow && { type: 'flow', id: flow.id } };
}
