export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Person {
  _id: string;
  firstName: string;
  lastName?: string;
  externalId?: string;
}

export interface PreferenceSet {
  all: JsonObject;
  channels: JsonObject;
}

export interface Preferences {
  user: JsonObject | null;
  default: PreferenceSet;
}

/** Documents are replaced and never changed in place: snapshots and cached hashes rest on that. */
export interface Step {
  readonly _id: string;
  readonly stepId: string;
  readonly name: string;
  readonly type: string;
  readonly controlValues: JsonObject;
  readonly providerOverrides?: JsonObject;
}

export interface Workflow {
  readonly _id: string;
  readonly workflowId: string;
  readonly name: string;
  readonly description?: string;
  readonly tags: string[];
  readonly active: boolean;
  readonly origin: string;
  readonly severity: string;
  readonly agent: JsonObject | null;
  readonly validatePayload: boolean;
  readonly payloadSchema: JsonObject | null;
  readonly isTranslationEnabled: boolean;
  readonly preferences: Preferences;
  readonly steps: readonly Step[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: Person | null;
  readonly lastPublishedAt?: string;
  readonly lastPublishedBy?: Person | null;
  readonly lastTriggeredAt?: string;
}

export interface Layout {
  readonly _id: string;
  readonly layoutId: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly isTranslationEnabled: boolean;
  readonly values: JsonObject;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: Person | null;
}

export interface Agent {
  readonly _id: string;
  readonly identifier: string;
  readonly name: string;
  readonly description?: string;
  readonly behavior: JsonObject;
  readonly active: boolean;
  readonly integrations: JsonObject[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Environment {
  readonly _id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly identifier: string;
  readonly type: 'dev' | 'prod';
  readonly color: string;
  readonly parentId?: string;
  readonly key: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Channels without an active provider here; steps of these carry an integration issue. */
  readonly missingIntegrations: readonly string[];
  workflows: Map<string, Workflow>;
  layouts: Map<string, Layout>;
  agents: Map<string, Agent>;
}

export interface Organisation {
  readonly _id: string;
  readonly name: string;
  /** `strict` since 3.18, `legacy` up to 3.17. */
  readonly guard: 'strict' | 'legacy';
  readonly owner: Person;
  readonly login?: { readonly email: string; readonly password: string };
  readonly environments: readonly Environment[];
}
