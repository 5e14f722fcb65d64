import type { FieldError } from './error';
import { isObject, type Json, type JsonObject } from './json';
import { WorkflowForm } from './workflow-form';
import type { MergeConflict } from './workflow-merge';
import { stepFields } from './workflow-step-fields';

/** The field of the form that a path in the request is about: `input.workflow.steps.0.controlValues.body`. */
export function fieldOf(path: string): string {
  const inside = path.replace(/^input\.(workflow\.)?/, '');
  if (inside === 'workflowId') return 'id';
  if (/^tags\.\d+$/.test(inside)) return 'tags';
  if (/^preferences\.user\b/.test(inside)) return 'userPreferences';
  return inside.replace(/^(steps\.\d+)\.controlValues\b/, '$1.values');
}

/** What is wrong, by the field of the form; a step goes by its key, because its place may change meanwhile. */
export function errorsByField(errors: readonly FieldError[], { steps }: WorkflowForm): Record<string, string> {
  return Object.fromEntries(
    errors.map(({ path, message }) => {
      const field = fieldOf(path);
      const [, place, rest = ''] = /^steps\.(\d+)(\..*)?$/.exec(field) ?? [];
      const step = place === undefined ? undefined : steps[Number(place)];
      return [step ? `steps.${step.key}${rest}` : field, message];
    }),
  );
}

const labels: Record<string, string> = {
  id: 'Identifier',
  name: 'Name',
  description: 'Description',
  tags: 'Tags',
  severity: 'Severity',
  active: 'Active',
  validatePayload: 'Check payloads',
  isTranslationEnabled: 'Translated',
  payloadSchema: 'Payload schema',
  userPreferences: 'Overriding preferences',
  steps: 'Order of the steps',
  stepId: 'Identifier',
  type: 'Kind',
  rest: 'Other content',
  providerOverrides: 'Overrides for providers',
};

/** A path of a merge, or of a form with the steps by their place, in words. */
export function placeName(path: string, ...forms: readonly WorkflowForm[]): string {
  const settled = labels[path];
  if (settled) return settled;
  const preference = /^preferences\.(?:channels\.)?(.+)$/.exec(path)?.[1];
  if (preference) return `Preferences: ${preferenceNames[preference] ?? preference.replaceAll('_', ' ')}`;
  const found = stepAt(path, forms);
  if (!found) return path;
  const { step, rest } = found;
  const head = `Step “${step.name || step.stepId || step.type}”`;
  if (rest === '') return head;
  const name = rest.replace(/^values\./, '');
  const offered = rest.startsWith('values.') ? stepFields(step.type).find((field) => field.name === name) : undefined;
  return `${head}: ${offered?.label ?? labels[name] ?? name}`;
}

const preferenceNames: Record<string, string> = {
  enabled: 'all channels',
  readOnly: 'subscribers may not change them',
};

function stepAt(path: string, forms: readonly WorkflowForm[]) {
  for (const { steps } of forms) {
    for (const step of steps) {
      const start = `steps.${step.key}`;
      if (path === start) return { step, rest: '' };
      if (path.startsWith(`${start}.`)) return { step, rest: path.slice(start.length + 1) };
    }
  }
  return null;
}

/** A merge in which yours was taken, with theirs instead in the fields that are named. */
export function takingTheirs(
  merged: WorkflowForm,
  theirs: WorkflowForm,
  conflicts: readonly MergeConflict[],
): WorkflowForm {
  return conflicts.reduce((form, { path }) => takeOne(form, theirs, path), merged);
}

function takeOne(form: WorkflowForm, theirs: WorkflowForm, path: string): WorkflowForm {
  if (path === 'steps') return { ...form, steps: inOrderOf(form.steps, theirs.steps) };
  const found = stepAt(path, [theirs, form]);
  if (!found) return WorkflowForm.parse(withValue(form, path.split('.'), valueAt(theirs, path.split('.'))));
  const { key } = found.step;
  const there = theirs.steps.find((step) => step.key === key);
  if (!there) return { ...form, steps: form.steps.filter((step) => step.key !== key) };
  if (!form.steps.some((step) => step.key === key))
    return { ...form, steps: inOrderOf([...form.steps, there], theirs.steps) };
  const names = found.rest.split('.');
  const steps = form.steps.map((step) =>
    step.key === key ? (found.rest === '' ? there : withValue(step, names, valueAt(there, names))) : step,
  );
  return WorkflowForm.parse({ ...form, steps });
}

/** What both have stands as in `order`; what only `steps` has stays behind what stood before it. */
function inOrderOf(steps: WorkflowForm['steps'], order: WorkflowForm['steps']): WorkflowForm['steps'] {
  const placed = order.flatMap(({ key }) => steps.find((step) => step.key === key) ?? []);
  for (const [index, step] of steps.entries()) {
    if (placed.includes(step)) continue;
    const before = steps.slice(0, index).findLast((one) => placed.includes(one));
    placed.splice(before ? placed.indexOf(before) + 1 : 0, 0, step);
  }
  return placed;
}

function valueAt(value: JsonObject, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((held, name) => (isObject(held) ? held[name] : undefined), value);
}

function withValue(value: JsonObject, [name = '', ...deeper]: readonly string[], given: Json | undefined): JsonObject {
  const { [name]: held, ...others } = value;
  const next = deeper.length === 0 ? given : withValue(isObject(held) ? held : {}, deeper, given);
  return next === undefined ? others : { ...others, [name]: next };
}

/** Every field in which two forms differ, by the paths of a merge. */
export function differingPlaces(one: WorkflowForm, other: WorkflowForm): string[] {
  const { steps, ...settings } = one;
  const { steps: otherSteps, ...otherSettings } = other;
  const keys = [...new Set([...steps, ...otherSteps].map(({ key }) => key))];
  const inSteps = keys.flatMap((key) => {
    const [left, right] = [steps.find((step) => step.key === key), otherSteps.find((step) => step.key === key)];
    return left && right ? differing(`steps.${key}.`, left, right) : [`steps.${key}`];
  });
  const common = (list: WorkflowForm['steps']) =>
    list.flatMap(({ key }) => ([...steps, ...otherSteps].filter((step) => step.key === key).length === 2 ? key : []));
  const moved = common(steps).join() !== common(otherSteps).join();
  return [...differing('', settings, otherSettings), ...inSteps, ...(moved ? ['steps'] : [])];
}

function differing(at: string, one: JsonObject, other: JsonObject): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((name) => {
    const [left, right] = [one[name], other[name]];
    if (isObject(left) && isObject(right)) return differing(`${at}${name}.`, left, right);
    return JSON.stringify(left) === JSON.stringify(right) ? [] : [`${at}${name}`];
  });
}

/** What a form holds at a path of a merge; undefined where it has nothing. */
export function heldAt(form: WorkflowForm, path: string): Json | undefined {
  if (path === 'steps') return form.steps.map(({ name, stepId }) => name || stepId);
  const found = stepAt(path, [form]);
  if (!path.startsWith('steps.')) return valueAt(form, path.split('.'));
  if (!found) return undefined;
  return found.rest === '' ? found.step : valueAt(found.step, found.rest.split('.'));
}
