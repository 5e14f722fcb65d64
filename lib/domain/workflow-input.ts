import { z } from 'zod';
import { isObject, type JsonObject, JsonRecord } from './json';

const identifier = z
  .string()
  .max(300)
  .regex(
    /^[a-zA-Z0-9]+(?:[-_.][a-zA-Z0-9]+)*$/,
    'Use letters and digits, with single dashes, dots or underscores between them',
  );
const name = z.string().min(1, 'Give it a name').max(128, 'At most 128 characters');
const tags = z
  .array(z.string().min(1, 'A tag needs at least one character').max(64, 'A tag has at most 64 characters'))
  .max(16, 'At most 16 tags')
  .refine((list) => new Set(list).size === list.length, 'A tag is given twice');

/** One step. `_id` keeps the identity of a step that exists; members that are left out stay as they are. */
export const StepInput = z.strictObject({
  _id: z.string().min(1).optional(),
  stepId: identifier.optional(),
  name,
  /** Kept open: the vendor's list of kinds has grown before. */
  type: z.string().min(1),
  controlValues: JsonRecord.optional(),
  providerOverrides: JsonRecord.nullish(),
});
export type StepInput = z.infer<typeof StepInput>;

/** As a document has them (`default`) or as the vendor's own request has them (`workflow`); both mean the same. */
const Preferences = z
  .strictObject({ user: JsonRecord.nullish(), default: JsonRecord.nullish(), workflow: JsonRecord.nullish() })
  .refine((given) => !(given.default && given.workflow), 'Give either default or workflow, not both');

const patchable = {
  name: name.optional(),
  description: z.string().max(256, 'At most 256 characters').optional(),
  tags: tags.optional(),
  active: z.boolean().optional(),
  validatePayload: z.boolean().optional(),
  isTranslationEnabled: z.boolean().optional(),
};

const whole = {
  ...patchable,
  payloadSchema: JsonRecord.nullish(),
  severity: z.string().min(1).optional(),
  agent: JsonRecord.nullish(),
  preferences: Preferences.nullish(),
};

const steps = z
  .array(StepInput)
  .max(20, 'Novu takes at most 20 steps')
  .superRefine((list, context) => {
    for (const [index, step] of list.entries()) {
      for (const member of ['stepId', '_id'] as const) {
        const twice = step[member] !== undefined && list.findIndex((one) => one[member] === step[member]) < index;
        if (twice) context.addIssue({ code: 'custom', path: [index, member], message: 'Another step has it already' });
      }
    }
  });

/** A workflow to be created; what is left out gets the vendor's defaults. */
export const WorkflowCreation = z.strictObject({ ...whole, name, workflowId: identifier, steps });
export type WorkflowCreation = z.infer<typeof WorkflowCreation>;

/** A workflow as edited; what is left out stays as it is. `steps` is the whole list: who is not in it is deleted. */
export const WorkflowEdit = z
  .strictObject({ ...whole, workflowId: z.string().optional(), steps: steps.optional() })
  .refine((edit) => Object.keys(edit).length > 0, 'Nothing is to be changed');
export type WorkflowEdit = z.infer<typeof WorkflowEdit>;

/** What can be changed without sending the whole workflow. The vendor ignores null here, so null is no value. */
export const WorkflowPatch = z
  .strictObject({ ...patchable, payloadSchema: JsonRecord.optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'Nothing is to be changed');
export type WorkflowPatch = z.infer<typeof WorkflowPatch>;

const members = Object.keys({ ...whole, workflowId: 0 });
const stepMembers = ['_id', 'stepId', 'name', 'type', 'controlValues', 'providerOverrides'];

/** What of a document can be sent back as an edit: everything that is not the vendor's own bookkeeping. */
export function editOf(document: JsonObject): JsonObject {
  const { steps: held, preferences } = document;
  return {
    ...present(document, members),
    ...(isObject(preferences) ? { preferences: present(preferences, ['user', 'default']) } : {}),
    ...(Array.isArray(held) ? { steps: held.filter(isObject).map((step) => present(step, stepMembers)) } : {}),
  };
}

const nullable = new Set(['payloadSchema', 'agent', 'user', 'default', 'preferences', 'providerOverrides']);

function present(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((key) => {
      const member = value[key];
      return member === undefined || (member === null && !nullable.has(key)) ? [] : [[key, member]];
    }),
  );
}
