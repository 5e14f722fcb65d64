import { z } from 'zod';
import { AppError, type FieldError } from './error';
import { canonical, isObject, type Json, type JsonObject } from './json';
import { jsonOf, jsonText, sameJsonText } from './workflow-form-text';
import { editOf, WorkflowEdit } from './workflow-input';
import { stepFields } from './workflow-step-fields';
import { applyStepForm, StepForm, stepFormOf, stepFromForm } from './workflow-step-form';

/** A workflow as it is edited. Only the shape is checked here; `formProblems` tells what keeps it from being saved. */
export const WorkflowForm = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  severity: z.string(),
  active: z.boolean(),
  validatePayload: z.boolean(),
  isTranslationEnabled: z.boolean(),
  /** As JSON text; empty for none. */
  payloadSchema: z.string(),
  /** The workflow's own preferences: for all channels, and whether each channel is on. */
  preferences: z.strictObject({
    enabled: z.boolean(),
    readOnly: z.boolean(),
    channels: z.record(z.string(), z.boolean()),
  }),
  /** What overrides them, as JSON text; empty for none. */
  userPreferences: z.string(),
  steps: z.array(StepForm),
});
export type WorkflowForm = z.infer<typeof WorkflowForm>;

/** A document as the vendor answers it, as a form. */
export function formOf(document: JsonObject): WorkflowForm {
  const preferences = objectIn(document, 'preferences');
  const standard = objectIn(preferences, 'default');
  const all = objectIn(standard, 'all');
  const channels = Object.entries(objectIn(standard, 'channels')).filter(([, channel]) => isObject(channel));
  return {
    id: text(document.workflowId),
    name: text(document.name),
    description: text(document.description),
    tags: listOf(document.tags).filter((tag) => typeof tag === 'string'),
    severity: text(document.severity),
    active: document.active !== false,
    validatePayload: document.validatePayload === true,
    isTranslationEnabled: document.isTranslationEnabled === true,
    payloadSchema: document.payloadSchema === null ? '' : jsonText(document.payloadSchema),
    preferences: {
      enabled: all.enabled !== false,
      readOnly: all.readOnly === true,
      channels: Object.fromEntries(channels.map(([name, one]) => [name, isObject(one) && one.enabled !== false])),
    },
    userPreferences: preferences.user === null ? '' : jsonText(preferences.user),
    steps: keyed(document.steps).map(({ key, step }) => stepFormOf(step, key)),
  };
}

/**
 * The document with what the form changed. Whatever the form does not show, or shows as it was, stays untouched, so
 * that an unchanged form gives the same document. Throws `invalid_input` for text that cannot be understood.
 */
export function applyForm(document: JsonObject, form: WorkflowForm): JsonObject {
  const problems = unreadableTexts(form);
  if (problems.length > 0)
    throw new AppError('invalid_input', 'Some fields cannot be understood.', { errors: problems });
  const base = formOf(document);
  const changed: JsonObject = {};
  if (form.id !== base.id) changed.workflowId = form.id;
  for (const name of ['name', 'description', 'severity'] as const) {
    if (form[name] !== base[name]) changed[name] = form[name];
  }
  for (const name of ['active', 'validatePayload', 'isTranslationEnabled'] as const) {
    if (form[name] !== base[name]) changed[name] = form[name];
  }
  if (canonical(form.tags) !== canonical(base.tags)) changed.tags = form.tags;
  if (!sameJsonText(form.payloadSchema, base.payloadSchema)) changed.payloadSchema = jsonOf(form.payloadSchema) ?? null;
  const preferences = applyPreferences(document.preferences, base, form);
  if (preferences !== document.preferences && preferences !== undefined) changed.preferences = preferences;
  if (canonical(form.steps) !== canonical(base.steps)) changed.steps = applySteps(document.steps, base, form);
  return Object.keys(changed).length === 0 ? document : { ...document, ...changed };
}

/** The form of a workflow that does not exist yet, with the vendor's defaults. */
export function newWorkflowForm(): WorkflowForm {
  return formOf({ severity: 'none', validatePayload: true, payloadSchema: openSchema });
}

/** What the vendor gives a workflow that is created without a schema. */
export const openSchema: JsonObject = { type: 'object', additionalProperties: true, properties: {} };

/** Everything that keeps the form from being saved, by the path of the field. */
export function formProblems(document: JsonObject, form: WorkflowForm): FieldError[] {
  const unreadable = unreadableTexts(form);
  if (unreadable.length > 0) return unreadable;
  const result = WorkflowEdit.safeParse(editOf(applyForm(document, form)));
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
}

function unreadableTexts(form: WorkflowForm): FieldError[] {
  return [
    ...unreadable('payloadSchema', form.payloadSchema, true),
    ...unreadable('userPreferences', form.userPreferences, true),
    ...form.steps.flatMap((step, index) => [
      ...unreadable(`steps.${index}.rest`, step.rest, true),
      ...unreadable(`steps.${index}.providerOverrides`, step.providerOverrides, true),
      ...stepFields(step.type).flatMap(({ name, kind }) => {
        const [value, path] = [step.values[name], `steps.${index}.values.${name}`];
        if (typeof value !== 'string') return [];
        if (kind === 'json') return unreadable(path, value, false);
        const number = kind !== 'number' || value === '' || (value.trim() !== '' && Number.isFinite(Number(value)));
        return number ? [] : [{ path, message: 'Must be a number' }];
      }),
    ]),
  ];
}

function unreadable(path: string, source: string, object: boolean): FieldError[] {
  try {
    const value = jsonOf(source);
    if (!object || value === undefined || isObject(value)) return [];
    return [{ path, message: 'Must be a JSON object' }];
  } catch {
    return [{ path, message: 'Is not valid JSON' }];
  }
}

function applyPreferences(held: Json | undefined, base: WorkflowForm, form: WorkflowForm): Json | undefined {
  const before = isObject(held) ? held : {};
  const standard = objectIn(before, 'default');
  const changes: JsonObject = {};
  const [was, is] = [base.preferences, form.preferences];
  const switches: JsonObject = {
    ...(is.enabled === was.enabled ? {} : { enabled: is.enabled }),
    ...(is.readOnly === was.readOnly ? {} : { readOnly: is.readOnly }),
  };
  const channels = Object.entries(is.channels).filter(([name, enabled]) => was.channels[name] !== enabled);
  const known = objectIn(standard, 'channels');
  if (Object.keys(switches).length > 0 || channels.length > 0) {
    changes.default = {
      ...standard,
      ...(Object.keys(switches).length > 0 ? { all: { ...objectIn(standard, 'all'), ...switches } } : {}),
      ...(channels.length > 0
        ? {
            channels: {
              ...known,
              ...Object.fromEntries(channels.map(([name, enabled]) => [name, { ...objectIn(known, name), enabled }])),
            },
          }
        : {}),
    };
  }
  if (!sameJsonText(form.userPreferences, base.userPreferences)) changes.user = jsonOf(form.userPreferences) ?? null;
  return Object.keys(changes).length === 0 ? held : { ...before, ...changes };
}

function applySteps(held: Json | undefined, base: WorkflowForm, form: WorkflowForm): Json {
  const originals = new Map(keyed(held).map(({ key, step }) => [key, step]));
  const forms = new Map(base.steps.map((step) => [step.key, step]));
  return form.steps.map((step) => {
    const [original, before] = [originals.get(step.key), forms.get(step.key)];
    return original && before ? applyStepForm(original, before, step) : stepFromForm(step);
  });
}

/** Each step with a key of its own: its internal id, or its place where it has none. */
function keyed(steps: Json | undefined): { key: string; step: JsonObject }[] {
  const taken = new Set<string>();
  return listOf(steps)
    .filter(isObject)
    .map((step, index) => {
      let key = typeof step._id === 'string' && step._id !== '' ? step._id : `#${index}`;
      while (taken.has(key)) key = `${key}#`;
      taken.add(key);
      return { key, step };
    });
}

function objectIn(value: JsonObject, name: string): JsonObject {
  const member = Object.hasOwn(value, name) ? value[name] : undefined;
  return isObject(member) ? member : {};
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
