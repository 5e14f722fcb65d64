import { isObject, type JsonObject } from '@/lib/domain/json';
import type { PlanStep } from '@/lib/domain/plan';
import type { Resource } from '@/lib/domain/resource';
import type { StepOutcome } from '../port';
import { VendorError } from '../transport';
import type { Tools } from './actions';
import type { NovuClient } from './client';
import { notOpen } from './compare';
import { attempt, beforeWriting } from './outcome';
import type { WirePublished } from './wire';

/** Carries out one step of a publish. Whatever goes wrong becomes an outcome that says what is known. */
export async function applyStep(tools: Tools, step: PlanStep, idempotencyKey: string): Promise<StepOutcome> {
  return attempt(async () => {
    const via = step.input.via;
    if (via === 'publish') return publish(tools, step, idempotencyKey);
    if (via === 'sync') return sync(tools, step);
    return writeDirectly(tools, step);
  });
}

const sourceOf = (step: PlanStep) => String(step.input.source);
const keyOf = (step: PlanStep) => ({ type: step.type, id: step.resourceId });
const moved = (step: PlanStep): StepOutcome => ({
  status: 'failed',
  message: `“${step.name}” changed in the source after it was reviewed. It was not published.`,
});

/** Native publish deletes what the source no longer has, so the source is looked at once more right before. */
async function publish(tools: Tools, step: PlanStep, idempotencyKey: string): Promise<StepOutcome> {
  const { access, read } = tools;
  const source = sourceOf(step);
  const target = step.environment.id;
  const now = await read(source, keyOf(step)).catch(beforeWriting);
  if ((now?.hash ?? null) !== step.after) return moved(step);
  const answer = await access.across((client) =>
    client.publish(target, source, step.type, step.resourceId, idempotencyKey),
  );
  if (answer) return publishOutcome(answer, step, (text) => access.fitToShow(text));
  // The server was upgraded after the plan: keys are bound now, and a refused publish wrote nothing.
  if (step.type === 'agent') return { status: 'failed', message: agentsNeedMore };
  if (step.type === 'workflow' && step.verb !== 'delete') return sync(tools, step);
  return writeDirectly(tools, step);
}

const agentsNeedMore =
  'Novu no longer lets this key publish to another environment, and an agent cannot be written in another way. It travels with the workflows that use it.';

/** The one reason for skipping that means that the target holds it already. */
const nothingToDo = 'No changes detected';

/** Requested ids are compared with returned ones: Novu answers 200 for an id that it did not find. */
function publishOutcome(
  { results }: WirePublished['data'],
  step: PlanStep,
  fitToShow: (text: string) => string,
): StepOutcome {
  const group = results.find(({ resourceType }) => resourceType === step.type);
  const mine = ({ resourceId }: { resourceId: string }) => resourceId === step.resourceId;
  const said = (text: string | null | undefined) => (text ? fitToShow(firstLine(text)) : null);
  const failure = group?.failed.find(mine);
  if (failure)
    return { status: 'failed', message: `Novu could not do it: ${said(failure.error) ?? 'no reason was given'}` };
  const skipped = group?.skipped.find(mine);
  if (skipped?.reason === nothingToDo)
    return { status: 'succeeded', message: 'Novu found it equal already and wrote nothing.' };
  if (skipped)
    return { status: 'unknown', message: `Novu skipped it: ${said(skipped.reason) ?? 'no reason was given'}.` };
  const done = group?.successful.find(mine);
  if (!done) return { status: 'unknown', message: 'Novu answered success but did not mention this resource.' };
  const expected = { create: 'created', update: 'updated', delete: 'deleted' }[step.verb];
  if (done.action === expected) return { status: 'succeeded', message: `Novu reports: ${done.action}.` };
  return {
    status: 'unknown',
    message: `Novu reports “${said(done.action) ?? 'nothing'}” where “${expected}” was expected.`,
  };
}

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

async function sync({ access, read }: Tools, step: PlanStep): Promise<StepOutcome> {
  const source = await read(sourceOf(step), keyOf(step)).catch(beforeWriting);
  if (source?.hash !== step.after) return moved(step);
  const client = await access.of(sourceOf(step));
  if (!client) throw notOpen();
  const { workflowId } = await client.sync(step.resourceId, step.environment.id);
  if (workflowId === step.resourceId) return { status: 'succeeded', message: 'Novu synchronised it.' };
  return { status: 'unknown', message: `Novu answered with another workflow: ${workflowId}.` };
}

async function writeDirectly({ access, read }: Tools, step: PlanStep): Promise<StepOutcome> {
  const client = await access.of(step.environment.id);
  if (!client) throw notOpen();
  if (step.verb === 'delete') return removeResource(client, step);
  const source = await read(sourceOf(step), keyOf(step)).catch(beforeWriting);
  if (source?.hash !== step.after) return moved(step);
  return writeLayout(client, step, source);
}

/** Deletes one resource; one that is gone already is as good as deleted. */
export async function removeResource(client: NovuClient, step: PlanStep): Promise<StepOutcome> {
  try {
    await (step.type === 'layout' ? client.deleteLayout(step.resourceId) : client.deleteWorkflow(step.resourceId));
    return { status: 'succeeded', message: 'Novu deleted it.' };
  } catch (error) {
    if (!(error instanceof VendorError) || error.status !== 404) throw error;
    return { status: 'succeeded', message: 'It was gone already.' };
  }
}

/** Novu creates a layout empty, so that its content is always a second write. */
export async function writeLayout(
  client: NovuClient,
  step: PlanStep,
  { name, document: { fields } }: Resource,
): Promise<StepOutcome> {
  const isTranslationEnabled = fields.isTranslationEnabled === true;
  const exists = step.verb === 'update' || (await layoutExists(client, step.resourceId));
  if (!exists) {
    await client.createLayout({ layoutId: step.resourceId, name, isTranslationEnabled, __source: 'dashboard' });
  }
  const controls: JsonObject = isObject(fields.controls) ? fields.controls : {};
  const content = { name, isTranslationEnabled, controlValues: controls.values ?? null };
  await client.updateLayout(step.resourceId, content).catch((error: unknown) => {
    if (exists || !(error instanceof VendorError)) throw error;
    const wait = error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds };
    const about = { reach: error.reach, status: error.status ?? 0, errors: error.errors, ...wait };
    throw new VendorError(error.code, `The layout was created, but without its content. ${error.message}`, about);
  });
  return { status: 'succeeded', message: exists ? 'Novu updated it.' : 'Novu created it and took its content.' };
}

async function layoutExists(client: NovuClient, id: string): Promise<boolean> {
  return client.layout(id).then(
    () => true,
    (error: unknown) => {
      if (error instanceof VendorError && error.status === 404) return false;
      return beforeWriting(error);
    },
  );
}
