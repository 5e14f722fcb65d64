import { z } from 'zod';

/** The environment of deployments that belong to none. */
export const noEnvironment = 'none';

/** One version of a flow, deployed. Enabled or not, it occupies the place of the flow in its environment. */
export const FlowDeployment = z.object({
  id: z.string(),
  flow: z.object({ id: z.string(), name: z.string() }),
  version: z.object({
    id: z.string(),
    /** The "#" that people see. It changes when an older version is deleted, so nothing is keyed on it. */
    number: z.number().nullable(),
    status: z.string().nullable(),
  }),
  /** `none` for a deployment to no environment. */
  environment: z.object({ id: z.string(), name: z.string(), type: z.string().nullable() }),
  package: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** 1 is the highest; null inherits the priority of the flow. */
  priority: z.number().nullable(),
  enabled: z.boolean(),
  enabledAt: z.string().nullable(),
  enabledBy: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
});
export type FlowDeployment = z.infer<typeof FlowDeployment>;

export const FlowVersion = z.object({ id: z.string(), number: z.number().nullable(), status: z.string().nullable() });
export type FlowVersion = z.infer<typeof FlowVersion>;

export const Flow = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string().nullable(),
  enabled: z.boolean().nullable(),
  /** Newest first. */
  versions: z.array(FlowVersion),
});
export type Flow = z.infer<typeof Flow>;

/** What the vendor can narrow and sort by; everything else is done with what has been read. */
export const FlowDeploymentQuery = z.object({
  environment: z.string().optional(),
  flow: z.string().optional(),
  package: z.string().optional(),
  search: z.string().optional(),
  sort: z
    .string()
    .regex(/^-?(created_at|enabled_at|flow_name|flow_version_iteration)$/, 'Not a key that the vendor sorts by')
    .optional(),
});
export type FlowDeploymentQuery = z.infer<typeof FlowDeploymentQuery>;

/** The words that people know; null inherits the priority of the flow. A number that is new to us is shown as it is. */
export function priorityLabel(priority: number | null): string {
  return priority === null ? 'inherit' : (priorityNames[priority - 1] ?? String(priority));
}

const priorityNames = ['highest', 'high', 'regular', 'low', 'lowest'];

/** The numbers that a priority can have, the highest first. */
export const priorities: readonly number[] = [1, 2, 3, 4, 5];

/** True when a flow would be enabled nowhere once these deployments are disabled or gone. */
export function isLastEnabled(deployments: readonly FlowDeployment[], going: ReadonlySet<string>): boolean {
  const enabled = deployments.filter((one) => one.enabled);
  return enabled.some(({ id }) => going.has(id)) && enabled.every(({ id }) => going.has(id));
}

/**
 * The enabled deployments of a flow that share an explicit priority with this one, so that neither goes first. Those
 * that inherit their priority share it by intention and are not meant.
 */
export function ofEqualPriority(one: FlowDeployment, others: readonly FlowDeployment[]): FlowDeployment[] {
  if (one.priority === null) return [];
  return others.filter((other) => other.id !== one.id && other.enabled && other.priority === one.priority);
}

/** A page of a list that the vendor numbers. */
export interface NumberedPage<Item> {
  items: Item[];
  /** The number of the next page; null on the last. */
  next: number | null;
  /** How many there are in all; null when the vendor does not say. */
  total: number | null;
}

/** What a connection with flows can read. */
export interface FlowDeploymentReads {
  list(query: FlowDeploymentQuery, page: { page: number; limit: number }): Promise<NumberedPage<FlowDeployment>>;
  ofVersion(version: string, page: { page: number; limit: number }): Promise<NumberedPage<FlowDeployment>>;
  /** Null when there is no such deployment of this version. */
  one(version: string, deployment: string): Promise<FlowDeployment | null>;
  flows(page: { page: number; limit: number }): Promise<NumberedPage<Flow>>;
}
