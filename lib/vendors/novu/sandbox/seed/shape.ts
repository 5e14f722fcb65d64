import type { Json, JsonObject, Person } from '../documents';

export interface StepSeed {
  stepId: string;
  name: string;
  type: string;
  controlValues: JsonObject;
  providerOverrides?: JsonObject;
}

/** A workflow before it has ids: what it is, who touched it last, and when it last went to production. */
export interface WorkflowSeed {
  workflowId: string;
  name: string;
  description: string;
  tags: string[];
  active?: boolean;
  origin?: string;
  severity?: string;
  agent?: string;
  payloadSchema: JsonObject | null;
  validatePayload?: boolean;
  isTranslationEnabled?: boolean;
  preferences?: JsonObject;
  steps: StepSeed[];
  edited: string;
  by: Person | null;
  published?: string;
  publishedBy?: Person | null;
}

export interface LayoutSeed {
  layoutId: string;
  name: string;
  values: JsonObject;
  edited: string;
  by: Person | null;
}

export interface AgentSeed {
  identifier: string;
  name: string;
  description: string;
  behavior: JsonObject;
  edited: string;
}

/** A moment in the autumn that the seed plays in: `at('10-14', '09:12')`. */
export const at = (monthAndDay: string, time: string) => `2026-${monthAndDay}T${time}:00.000Z`;

/** A payload schema: every field required, except the ones that end with a question mark. */
export function payload(fields: Record<string, Json>): JsonObject {
  const names = Object.keys(fields);
  return {
    type: 'object',
    additionalProperties: true,
    required: names.filter((name) => !name.endsWith('?')),
    properties: Object.fromEntries(
      names.map((name) => [
        name.replace('?', ''),
        typeof fields[name] === 'string' ? { type: fields[name] } : (fields[name] ?? {}),
      ]),
    ),
  };
}
