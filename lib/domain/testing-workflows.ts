import fc from 'fast-check';
import type { JsonObject } from './json';
import { anyFields } from './testing-resources';
import { stepFields, stepTypes } from './workflow-step-fields';

const anyText = fc.string({ maxLength: 12 });
const anyScalar = fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null));

/** Content that fits the kind of step in some members and in others does not. */
const contentOf = (type: string): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(
      anyFields,
      fc.dictionary(fc.constantFrom('other', ...stepFields(type).map(({ name }) => name)), anyScalar, { maxKeys: 6 }),
    )
    .map(([strange, known]) => ({ ...strange, ...known }));

const anyStep: fc.Arbitrary<JsonObject> = fc.constantFrom(...stepTypes, 'hologram').chain((type) =>
  fc.record(
    {
      _id: fc.string({ maxLength: 3 }),
      stepId: anyText,
      name: anyText,
      type: fc.constant(type),
      controlValues: fc.oneof({ weight: 9, arbitrary: contentOf(type) }, fc.constant(null)),
      providerOverrides: fc.oneof(anyFields, fc.constant(null)),
      issues: anyFields,
    },
    { requiredKeys: ['type'] },
  ),
);

/** A workflow as a vendor could answer it: with members missing, of other types, and of its own invention. */
export const anyWorkflow: fc.Arbitrary<JsonObject> = fc
  .tuple(
    anyFields,
    fc.record(
      {
        workflowId: anyText,
        name: anyText,
        description: anyScalar,
        tags: fc.oneof(fc.array(anyText), anyScalar),
        severity: anyScalar,
        active: anyScalar,
        validatePayload: anyScalar,
        isTranslationEnabled: anyScalar,
        payloadSchema: fc.oneof(anyFields, fc.constant(null)),
        preferences: fc.oneof(
          anyFields,
          fc.record({
            user: fc.oneof(anyFields, fc.constant(null)),
            default: fc.record({
              all: fc.record({ enabled: fc.boolean(), readOnly: fc.boolean(), condition: anyScalar }),
              channels: fc.dictionary(fc.constantFrom('email', 'sms', 'fax'), fc.record({ enabled: fc.boolean() })),
            }),
          }),
        ),
        steps: fc.array(anyStep, { maxLength: 5 }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([strange, known]) => ({ ...strange, ...known }));
