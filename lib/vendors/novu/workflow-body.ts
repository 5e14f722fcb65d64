import { isObject, type JsonObject } from '@/lib/domain/json';
import type { Resource } from '@/lib/domain/resource';
import { withDocument } from './map';

/**
 * A document as the body of a create or a full update. A full update forgets what it does not mention: `active` becomes
 * true, preferences go back to their defaults, a step without `_id` is a new step, and one without `controlValues`
 * loses its content. So everything is mentioned, and steps keep the identity that `current` gives them.
 * `renamed` tells which step of `current` goes by another id now: new id to old id.
 */
export function workflowBody(
  { document: { fields, parts } }: Pick<Resource, 'document'>,
  current: JsonObject | null,
  renamed: JsonObject = {},
): JsonObject {
  const { workflowId: _id, preferences, description, ...rest } = fields;
  const held = new Map(stepsOf(current).map((step) => [step.stepId, step]));
  const preference = isObject(preferences) ? preferences : {};
  return {
    ...rest,
    // An empty text is the only way to take a description away, but where there is none it would make one.
    ...(description ? { description } : description === '' || current?.description ? { description: '' } : {}),
    // Novu reads as `workflow` what it answers as `default`.
    preferences: { user: preference.user ?? null, workflow: preference.default ?? null },
    steps: parts
      .filter(({ type }) => type === 'step')
      .map(({ id, name, kind, fields: content }) => {
        const now = held.get(renamed[id] ?? id);
        return {
          ...(now ? { _id: now._id ?? null } : {}),
          stepId: id,
          name,
          type: kind ?? 'custom',
          // Left out means kept, so that only null takes them away.
          ...(now?.providerOverrides === undefined ? {} : { providerOverrides: null }),
          ...content,
          controlValues: content.controlValues ?? {},
        };
      }),
  };
}

/** The steps of a document as the vendor answers it. */
export function stepsOf(wire: JsonObject | null): JsonObject[] {
  return (Array.isArray(wire?.steps) ? wire.steps : []).filter(isObject);
}

/**
 * A document as the vendor will hold it once it was written over `current`: a description can be emptied, but not
 * taken away altogether.
 */
export function storable(resource: Resource, current: Resource | null): Resource {
  const { fields, parts } = resource.document;
  if (resource.type !== 'workflow' || current?.document.fields.description === undefined) return resource;
  if (fields.description !== undefined && fields.description !== null) return resource;
  return withDocument(resource, { fields: { ...fields, description: '' }, parts });
}
