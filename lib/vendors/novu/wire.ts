import { z } from 'zod';
import { JsonRecord } from '@/lib/domain/json';

/** Novu wraps every success in `{data}`; errors are not wrapped. */
const enveloped = <Data extends z.ZodType>(data: Data) => z.object({ data });

const User = z.object({ firstName: z.string().nullish(), lastName: z.string().nullish() });
export type WireUser = z.infer<typeof User>;

/** `apiKeys` of `GET /v1/environments` holds decrypted secret keys; leaving it out here keeps them in this file. */
const Environment = z.object({
  _id: z.string(),
  name: z.string(),
  type: z.string().nullish(),
  color: z.string().nullish(),
  _parentId: z.string().nullish(),
});
export type WireEnvironment = z.infer<typeof Environment>;
export const WireEnvironments = enveloped(z.array(Environment));
export const WireOwnEnvironment = enveloped(Environment);

export const WireLogin = enveloped(z.object({ token: z.string().min(1) }));

const textOrNull = z.string().nullish().catch(null);

/** `lastPublishedAt` is an empty text for what was never published. `severity` is in no list so far. */
const WorkflowItem = z.object({
  workflowId: z.union([z.string(), z.number().transform(String)]),
  name: z.string(),
  origin: z.string().nullish(),
  updatedAt: z.string().nullish(),
  updatedBy: User.nullish(),
  status: textOrNull,
  severity: textOrNull,
  active: z.boolean().nullish().catch(null),
  tags: z.array(z.string()).nullish().catch(null),
  stepTypeOverviews: z.array(z.string()).nullish().catch(null),
  isTranslationEnabled: z.boolean().nullish().catch(null),
  steps: z
    .array(z.object({ type: textOrNull }))
    .nullish()
    .catch(null),
  lastPublishedAt: textOrNull,
  lastTriggeredAt: textOrNull,
});
export type WireWorkflowItem = z.infer<typeof WorkflowItem>;
export const WireWorkflowPage = enveloped(z.object({ workflows: z.array(WorkflowItem), totalCount: z.number() }));

const LayoutItem = z.object({
  layoutId: z.string(),
  name: z.string(),
  origin: z.string().nullish(),
  type: z.string().nullish(),
});
export const WireLayoutPage = enveloped(z.object({ layouts: z.array(LayoutItem), totalCount: z.number() }));

/** A document as it came: every member stays, because a field that we do not know yet still has to be compared. */
const documentWith = (...names: string[]) =>
  JsonRecord.refine(
    (value) => names.every((name) => typeof value[name] === 'string'),
    `Must have ${names.join(' and ')}`,
  );

export const WireWorkflow = enveloped(documentWith('workflowId', 'name'));
export const WireLayout = enveloped(documentWith('layoutId', 'name'));
export const WireAgents = enveloped(z.array(documentWith('identifier')));

export const WireLayoutUsage = enveloped(
  z.object({ workflows: z.array(z.object({ name: z.string(), workflowId: z.string() })) }),
);

const ResourceInfo = z
  .object({
    id: z.string().nullish(),
    name: z.string().nullish(),
    updatedBy: User.nullish(),
    updatedAt: z.string().nullish(),
  })
  .nullish();

/** Enumerations are plain strings: the published list has been wrong before and has grown twice in four months. */
export const WireChange = z.object({
  resourceType: z.string(),
  action: z.string(),
  sourceResource: ResourceInfo,
  targetResource: ResourceInfo,
  stepType: z.string().nullish(),
  previousIndex: z.number().nullish(),
  newIndex: z.number().nullish(),
  diffs: z.object({ previous: JsonRecord.nullish(), new: JsonRecord.nullish() }).nullish(),
});
export type WireChange = z.infer<typeof WireChange>;

export const WireDiffEntry = z.object({
  resourceType: z.string(),
  sourceResource: ResourceInfo,
  targetResource: ResourceInfo,
  changes: z.array(WireChange),
  dependencies: z
    .array(
      z.object({
        resourceType: z.string(),
        resourceId: z.string(),
        resourceName: z.string().nullish(),
        isBlocking: z.boolean().nullish(),
        reason: z.string().nullish(),
      }),
    )
    .nullish(),
});
export type WireDiffEntry = z.infer<typeof WireDiffEntry>;
export const WireDiff = enveloped(z.object({ resources: z.array(WireDiffEntry) }));

const Outcome = z.object({
  resourceType: z.string().nullish(),
  resourceId: z.string(),
  action: z.string().nullish(),
  reason: z.string().nullish(),
  error: z.string().nullish(),
});

/** `failed[].stack` is a server stack trace; it is not read on purpose. */
export const WirePublished = enveloped(
  z.object({
    results: z.array(
      z.object({
        resourceType: z.string(),
        successful: z.array(Outcome),
        failed: z.array(Outcome),
        skipped: z.array(Outcome),
      }),
    ),
  }),
);
export type WirePublished = z.infer<typeof WirePublished>;

export const WireSynced = enveloped(z.object({ workflowId: z.string() }));
export const WireCreatedLayout = enveloped(z.object({ layoutId: z.string() }));
export const WireNothing = z.unknown();
/** A 204; an answer that is no JSON at all proves nothing. */
export const WireDeleted = z.looseObject({});

/** An error body: Nest's own members, with validation messages in one of three shapes under `errors`. */
export const WireError = z.object({
  message: z.union([z.string(), z.array(z.string())]).nullish(),
  errorId: z.string().nullish(),
  errors: z.record(z.string(), z.object({ messages: z.array(z.string()) }).catch({ messages: [] })).nullish(),
});
