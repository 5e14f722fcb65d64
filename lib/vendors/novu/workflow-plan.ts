import type { Environment, EnvironmentRef } from '@/lib/domain/environment';
import { asText, canonical, type JsonObject } from '@/lib/domain/json';
import type { Notice, PlanDraft, PlanStepDraft, Verb, Watched } from '@/lib/domain/plan';
import { keyText, type Resource } from '@/lib/domain/resource';
import { wrongInput } from '../input';
import { VendorError } from '../transport';
import type { Tools } from './actions';
import type { NovuClient } from './client';
import { notOpen } from './compare';
import { workflowResource } from './map';
import { switchOf } from './switch-of';
import { stepsOf } from './workflow-body';

/** The environment that an action is about, with the credential that writes there. */
export interface Opened {
  environment: Environment;
  client: NovuClient;
}

/** Throws `invalid_input` for an environment that is not there, `vendor_forbidden` for one that no key opens. */
export async function openEnvironment(tools: Tools, id: string): Promise<Opened> {
  const environment = (await tools.environments()).find((candidate) => candidate.id === id);
  if (!environment) throw wrongInput('environment', 'This connection has no such environment');
  const client = await tools.access.of(id);
  if (!client) throw notOpen();
  return { environment, client };
}

/** A workflow as the vendor answers it, and as it is compared. */
export interface Held {
  wire: JsonObject;
  resource: Resource;
}

/** Null when it is not there. The vendor also takes internal ids and slugs for an id; those are not meant. */
export async function heldBy(
  client: NovuClient,
  workflowId: string,
  options?: { keepText: boolean },
): Promise<Held | null> {
  try {
    const wire = await client.workflow(workflowId, options);
    return wire.workflowId === workflowId ? { wire, resource: workflowResource(wire) } : null;
  } catch (error) {
    if (error instanceof VendorError && error.status === 404) return null;
    throw error;
  }
}

export const refOf = ({ id, name, production }: Environment): EnvironmentRef => ({ id, name, production });

export function workflowNotice(
  id: string,
  code: string,
  severity: Notice['severity'],
  message: string,
  type = 'workflow',
): Notice {
  return { code, severity, message, resource: { type, id } };
}

interface StepOptions {
  sentence: string;
  effects?: Notice[];
  undo?: PlanStepDraft['undo'];
  input: JsonObject;
}

/** One write of one workflow. */
export function workflowStep(
  { environment }: Opened,
  before: Resource | null,
  after: Resource | null,
  { sentence, effects = [], undo = 'exact', input }: StepOptions,
): PlanStepDraft {
  const verb: Verb = before === null ? 'create' : after === null ? 'delete' : 'update';
  const id = before?.id ?? after?.id ?? '';
  return {
    id: keyText({ type: 'workflow', id }),
    verb,
    type: 'workflow',
    resourceId: id,
    name: before?.name ?? after?.name ?? id,
    environment: refOf(environment),
    sentence,
    before: before?.hash ?? null,
    after: after?.hash ?? null,
    dependsOn: [],
    effects,
    affects: [],
    undo,
    ...switchOf(before, after),
    preview: { before, after },
    input,
  };
}

/** The plan of writes within one environment; it rests on the workflows being what they are now. */
export function workflowPlan(
  { environment }: Opened,
  title: string,
  steps: PlanStepDraft[],
  watched: { id: string; name: string; hash: string | null }[],
  notices: Notice[] = [],
): PlanDraft {
  const where = refOf(environment);
  return {
    title,
    source: null,
    target: where,
    steps,
    notices,
    watched: watched.map((one): Watched => ({ environment: where, type: 'workflow', ...one })),
  };
}

/** What was made in code is not for people to edit: the next deployment of that code would undo it. */
export function madeElsewhere({ wire, resource }: Held, { environment }: Opened): Notice[] {
  const { origin } = wire;
  if (typeof origin !== 'string' || origin === 'novu-cloud') return [];
  const where =
    origin === 'external' ? 'published from code, so that its code is the place to change it' : `of origin “${origin}”`;
  const message = `“${resource.name}” in ${environment.name} is ${where}. It cannot be changed here.`;
  return [workflowNotice(resource.id, 'made_elsewhere', 'blocker', message)];
}

/** Says what becomes of it when a workflow is paused or goes on. */
export function activeNotice(before: Resource, after: Resource, where: string): Notice[] {
  const [was, becomes] = [before.document.fields.active, after.document.fields.active];
  if (was === becomes) return [];
  const message = becomes
    ? `“${before.name}” is paused in ${where} and will be switched on.`
    : `“${before.name}” is active in ${where} and will be paused: whoever triggers it sends nothing.`;
  return [workflowNotice(before.id, becomes ? 'switched_on' : 'paused', 'warning', message)];
}

/** Names the steps in which the vendor itself has found mistakes, as far as their content stays what it is. */
export function issueNotice({ wire, resource }: Held, after: Resource): Notice[] {
  const contents = new Map(after.document.parts.map(({ id, fields }) => [id, canonical(fields.controlValues ?? null)]));
  const broken = stepsOf(wire).filter(
    ({ issues, stepId, controlValues }) =>
      hasControlIssues(issues) && contents.get(asText(stepId)) === canonical(controlValues ?? null),
  );
  if (broken.length === 0) return [];
  const names = broken.map(({ name, stepId }) => `“${asText(name ?? stepId)}”`).join(', ');
  const message = `“${resource.name}” has steps with errors: ${names}.`;
  return [workflowNotice(resource.id, 'has_issues', 'warning', message)];
}

function hasControlIssues(issues: JsonObject[string] | undefined): boolean {
  if (typeof issues !== 'object' || issues === null || Array.isArray(issues)) return false;
  const { controls } = issues;
  return typeof controls === 'object' && controls !== null && Object.keys(controls).length > 0;
}
