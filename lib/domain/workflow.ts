import { z } from 'zod';
import { JsonRecord } from './json';

/** One workflow in one environment, as a list shows it. Enumerations are kept as the vendor spells them. */
export const WorkflowSummary = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string().nullable(),
  active: z.boolean().nullable(),
  tags: z.array(z.string()),
  severity: z.string().nullable(),
  origin: z.string().nullable(),
  /** The kinds of its steps, in order. */
  steps: z.array(z.string()),
  updatedAt: z.string().nullable(),
  updatedBy: z.string().nullable(),
  lastPublishedAt: z.string().nullable(),
  lastTriggeredAt: z.string().nullable(),
});
export type WorkflowSummary = z.infer<typeof WorkflowSummary>;

/** One workflow, whole. */
export const WorkflowPage = z.object({
  summary: WorkflowSummary,
  /** Everything that the vendor holds, volatile fields included, without secrets. */
  document: JsonRecord,
  /** The hash that a change of it must still find; the one of the comparison. */
  hash: z.string(),
});
export type WorkflowPage = z.infer<typeof WorkflowPage>;

/** What a connection with workflows can read. */
export interface WorkflowReads {
  list(environment: string): Promise<{ items: WorkflowSummary[]; gaps: string[] }>;
  /** Null when the environment has no such workflow. */
  one(environment: string, workflow: string): Promise<WorkflowPage | null>;
}
