import type { Environment, Json, JsonObject, Step } from './documents';
import { badRequest, notFound } from './errors';
import { randomSuffix, slugify } from './identifiers';
import { isObject, layoutIdOf } from './normalise';
import type { Store } from './store';
import type { StepInput } from './workflow-input';

const MOST_STEPS = 20;

/**
 * Turns the steps of a request into stored ones.
 *
 * Only `_id` keeps a step's identity, and content that is not sent along is gone: both as in the original.
 */
export function buildSteps(inputs: readonly StepInput[], kept: readonly Step[], at: Environment, store: Store): Step[] {
  if (inputs.length > MOST_STEPS) {
    throw badRequest(`Workflow steps limit exceeded. The maximum number of steps is ${MOST_STEPS}`);
  }
  const taken = new Set<string>();
  return inputs.map((input) => {
    const known = kept.find(({ _id }) => _id === input._id);
    const stepId = freeStepId(input.stepId ?? known?.stepId ?? slugify(input.name), taken);
    taken.add(stepId);
    const controlValues = emailExtras(input.type, input.controlValues ?? {}, at);
    const providerOverrides =
      input.providerOverrides === undefined ? known?.providerOverrides : input.providerOverrides;
    return {
      _id: known?._id ?? store.stamp()._id,
      stepId,
      name: input.name,
      type: input.type,
      controlValues,
      ...(providerOverrides && { providerOverrides }),
    };
  });
}

function freeStepId(wanted: string, taken: ReadonlySet<string>): string {
  return taken.has(wanted) ? `${wanted}-${randomSuffix()}` : wanted;
}

function emailExtras(type: string, values: JsonObject, environment: Environment): JsonObject {
  if (type !== 'email') return values;
  const layoutId = layoutIdOf({ controlValues: values });
  if (layoutId !== undefined && !environment.layouts.has(layoutId)) {
    throw notFound(`Layout not found for id ${layoutId} in the environment ${environment._id}`);
  }
  const { body, editorType } = values;
  if (typeof body !== 'string' || body === '') return values;
  const blocks = parseBlocks(body);
  if (editorType === 'html' && blocks) return { ...values, body: `<html><body>${toHtml(blocks)}</body></html>` };
  if (editorType === 'block' && !blocks) return { ...values, body: '' };
  return values;
}

/** A block body is a stringified document of the visual editor. */
export function parseBlocks(body: string): JsonObject | null {
  try {
    const parsed: Json = JSON.parse(body);
    return isObject(parsed) && parsed.type === 'doc' ? parsed : null;
  } catch {
    return null;
  }
}

function toHtml(node: JsonObject): string {
  const inner = Array.isArray(node.content) ? node.content.filter(isObject).map(toHtml).join('') : '';
  if (node.type === 'text') return typeof node.text === 'string' ? node.text : '';
  if (node.type === 'variable') return isObject(node.attrs) ? `{{${String(node.attrs.id)}}}` : '';
  if (node.type === 'paragraph') return `<p>${inner}</p>`;
  return node.type === 'heading' ? `<h2>${inner}</h2>` : inner;
}
