import { z } from 'zod';
import { isObject, type Json, type JsonObject } from './json';
import { jsonOf, jsonText, sameJsonText } from './workflow-form-text';
import { type StepField, stepFields } from './workflow-step-fields';

/** One step as it is edited. Only the shape is checked here, so that a half-typed form can be kept and merged. */
export const StepForm = z.strictObject({
  /** The vendor's internal id, or any other text for a step that is new. */
  key: z.string(),
  stepId: z.string(),
  name: z.string(),
  type: z.string(),
  /** By name of `stepFields(type)`: numbers and JSON as text, flags as true or false, null for "no layout". */
  values: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  /** Members of the content that have no field of their own, as the text of a JSON object. */
  rest: z.string(),
  /** As the text of a JSON object; empty when there are none. */
  providerOverrides: z.string(),
});
export type StepForm = z.infer<typeof StepForm>;
type Value = StepForm['values'][string];

/** A step of a document as a form. */
export function stepFormOf(step: JsonObject, key: string): StepForm {
  const content = isObject(step.controlValues) ? step.controlValues : {};
  const type = text(step.type);
  const offered = stepFields(type).filter(({ name, kind }) => fits(kind, content[name]));
  const names = new Set(offered.map(({ name }) => name));
  const rest = Object.entries(content).filter(([name]) => !names.has(name));
  return {
    key,
    stepId: text(step.stepId),
    name: text(step.name),
    type,
    values: Object.fromEntries(offered.map(({ name, kind }) => [name, shown(kind, content[name])])),
    rest: rest.length === 0 ? '' : jsonText(Object.fromEntries(rest)),
    providerOverrides: step.providerOverrides === null ? '' : jsonText(step.providerOverrides),
  };
}

/** An empty step of a kind. */
export function newStepForm(key: string, type: string): StepForm {
  return stepFormOf({ stepId: '', name: '', type }, key);
}

/** The step with what the form changed; everything that is the same in both forms stays as it is. */
export function applyStepForm(step: JsonObject, base: StepForm, form: StepForm): JsonObject {
  const head: JsonObject = {};
  if (form.stepId !== base.stepId) head.stepId = form.stepId;
  if (form.name !== base.name) head.name = form.name;
  if (form.type !== base.type) head.type = form.type;
  const content = applyContent(step.controlValues, base, form);
  if (content !== step.controlValues && content !== undefined) head.controlValues = content;
  if (!sameJsonText(form.providerOverrides, base.providerOverrides)) {
    head.providerOverrides = jsonOf(form.providerOverrides) ?? null;
  }
  return Object.keys(head).length === 0 ? step : { ...step, ...head };
}

/** A step that the document does not have yet. */
export function stepFromForm(form: StepForm): JsonObject {
  const given = applyStepForm({}, stepFormOf({}, form.key), form);
  return { ...given, name: form.name, type: form.type, controlValues: given.controlValues ?? {} };
}

function applyContent(held: Json | undefined, base: StepForm, form: StepForm): Json | undefined {
  const before = isObject(held) ? held : {};
  const after = new Map(Object.entries(before));
  if (!sameJsonText(form.rest, base.rest)) {
    const [old, now] = [jsonOf(base.rest), jsonOf(form.rest)];
    for (const name of Object.keys(isObject(old) ? old : {})) after.delete(name);
    for (const [name, value] of Object.entries(isObject(now) ? now : {})) after.set(name, value);
  }
  let touched = !sameJsonText(form.rest, base.rest);
  for (const field of stepFields(form.type)) {
    const value = form.values[field.name];
    if (value === undefined || same(field, value, base.values[field.name])) continue;
    touched = true;
    const stored = storedValue(field, value);
    if (stored === undefined) after.delete(field.name);
    else after.set(field.name, stored);
  }
  return touched ? Object.fromEntries(after) : held;
}

function same({ kind }: StepField, value: Value, before: Value | undefined): boolean {
  if (before === undefined) return value === '' || value === false;
  if (kind === 'json' && typeof value === 'string' && typeof before === 'string') return sameJsonText(value, before);
  return value === before;
}

function storedValue({ kind }: StepField, value: Value): Json | undefined {
  if (typeof value !== 'string') return value;
  if (kind === 'json') return jsonOf(value);
  if (value === '') return undefined;
  return kind === 'number' ? Number(value) : value;
}

/** A value of another type than the field's is left to `rest`, where nothing can be lost. */
function fits(kind: StepField['kind'], value: Json | undefined): boolean {
  if (value === undefined || kind === 'json') return true;
  if (kind === 'number') return typeof value === 'number';
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'layout' && value === null) return true;
  // An empty text and none at all look the same in a form; they are told apart by leaving the empty one alone.
  return typeof value === 'string';
}

function shown(kind: StepField['kind'], value: Json | undefined): Value {
  if (kind === 'json') return jsonText(value);
  if (kind === 'flag') return value === true;
  if (value === null) return null;
  return value === undefined ? '' : String(value);
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
