import { isObject, type JsonObject } from '@/lib/domain/json';
import type { Resource } from '@/lib/domain/resource';

/**
 * A document as the body of a create or a full update. A full update forgets what it does not mention: `active` becomes
 * true, preferences go back to their defaults, a step without `_id` is a new step, and one without `controlValues`
 * loses its content. So everything is mentioned, and steps keep the identity that `current` gives them.
 */
export function workflowBody({ document: { fields, parts } }: Resource, current: JsonObject | null): JsonObject {
  const { workflowId: _id, preferences, ...rest } = fields;
  const identities = new Map(
    (Array.isArray(current?.steps) ? current.steps : []).filter(isObject).map((step) => [step.stepId, step._id]),
  );
  const held = isObject(preferences) ? preferences : {};
  return {
    ...rest,
    description: rest.description ?? '',
    // Novu reads as `workflow` what it answers as `default`.
    preferences: { user: held.user ?? null, workflow: held.default ?? null },
    steps: parts
      .filter(({ type }) => type === 'step')
      .map(({ id, name, kind, fields: content }) => ({
        ...(identities.has(id) ? { _id: identities.get(id) ?? null } : {}),
        stepId: id,
        name,
        type: kind ?? 'custom',
        ...content,
        controlValues: content.controlValues ?? {},
      })),
  };
}
