import { canonical, isObject, type Json, type JsonObject } from './json';
import { WorkflowForm } from './workflow-form';

/** Two people changed the same thing differently. Null stands for "not there". */
export interface MergeConflict {
  /** The field, dotted; a step is named by its key. */
  path: string;
  base: Json;
  theirs: Json;
  yours: Json;
}

/**
 * What comes of two edits of one workflow: field by field, whoever changed something wins, and where both did and
 * differently, yours is taken and the field is listed.
 */
export function threeWay(
  base: WorkflowForm,
  theirs: WorkflowForm,
  yours: WorkflowForm,
): { merged: WorkflowForm; conflicts: MergeConflict[] } {
  const conflicts: MergeConflict[] = [];
  const { steps: baseSteps, ...baseRest } = base;
  const { steps: theirSteps, ...theirRest } = theirs;
  const { steps: yourSteps, ...yourRest } = yours;
  const settings = mergeObjects('', baseRest, theirRest, yourRest, conflicts);
  const steps = mergeSteps(baseSteps, theirSteps, yourSteps, conflicts);
  return { merged: WorkflowForm.parse({ ...settings, steps }), conflicts };
}

function mergeObjects(
  path: string,
  base: JsonObject,
  theirs: JsonObject,
  yours: JsonObject,
  conflicts: MergeConflict[],
): JsonObject {
  const names = [...new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(yours)])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const at = path ? `${path}.${name}` : name;
      const merged = mergeValues(at, own(base, name), own(theirs, name), own(yours, name), conflicts);
      return merged === undefined ? [] : [[name, merged]];
    }),
  );
}

function mergeValues(
  path: string,
  base: Json | undefined,
  theirs: Json | undefined,
  yours: Json | undefined,
  conflicts: MergeConflict[],
): Json | undefined {
  if (same(theirs, yours) || same(base, theirs)) return yours;
  if (same(base, yours)) return theirs;
  if (isObject(theirs) && isObject(yours))
    return mergeObjects(path, isObject(base) ? base : {}, theirs, yours, conflicts);
  conflicts.push({ path, base: base ?? null, theirs: theirs ?? null, yours: yours ?? null });
  return yours;
}

type Steps = WorkflowForm['steps'];

function mergeSteps(base: Steps, theirs: Steps, yours: Steps, conflicts: MergeConflict[]): Json[] {
  const [old, other, own] = [byKey(base), byKey(theirs), byKey(yours)];
  const merged = new Map<string, Json>();
  for (const key of new Set([...other.keys(), ...own.keys()])) {
    const [before, there, here] = [old.get(key), other.get(key), own.get(key)];
    const step = mergeValues(`steps.${key}`, before, there, here, conflicts);
    if (step !== undefined) merged.set(key, step);
  }
  return orderOf(keys(base), keys(theirs), keys(yours), conflicts).flatMap((key) => {
    const step = merged.get(key);
    return step === undefined ? [] : [step];
  });
}

/** Whoever turned the steps round decides the order; what only the other side has follows what stood before it there. */
function orderOf(base: string[], theirs: string[], yours: string[], conflicts: MergeConflict[]): string[] {
  const [theyMoved, youMoved] = [moved(base, theirs), moved(base, yours)];
  if (theyMoved && youMoved && moved(theirs, yours)) conflicts.push({ path: 'steps', base, theirs, yours });
  const [first, second] = theyMoved && !youMoved ? [theirs, yours] : [yours, theirs];
  const order = [...first];
  for (const [index, key] of second.entries()) {
    if (order.includes(key)) continue;
    const before = second.slice(0, index).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}

/** True when what both lists have stands in another order. */
function moved(before: readonly string[], after: readonly string[]): boolean {
  const both = (list: readonly string[], other: readonly string[]) => list.filter((key) => other.includes(key));
  return canonical(both(before, after)) !== canonical(both(after, before));
}

const keys = (steps: Steps): string[] => steps.map(({ key }) => key);
const byKey = (steps: Steps): Map<string, JsonObject> => new Map(steps.map((step) => [step.key, step]));
const own = (value: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(value, name) ? value[name] : undefined;
const same = (one: Json | undefined, other: Json | undefined): boolean =>
  one === undefined || other === undefined ? one === other : canonical(one) === canonical(other);
