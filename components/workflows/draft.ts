import { z } from 'zod';
import { WorkflowForm } from '@/lib/domain/workflow-form';

/** Edits that were not saved, as this tab of the browser keeps them: a step back or a reload must not lose them. */
const Draft = z.object({
  form: WorkflowForm,
  /** What was edited; null for a workflow that does not exist yet. */
  base: z.object({ hash: z.string(), form: WorkflowForm }).nullable(),
  at: z.string(),
});
export type Draft = z.infer<typeof Draft>;

export const draftKey = (person: string, connection: string, environment: string, workflow: string | null): string =>
  `promenade-draft ${JSON.stringify([person, connection, workflow === null ? null : environment, workflow])}`;

export function readDraft(key: string): Draft | null {
  try {
    return Draft.parse(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage only means that nothing is kept; leaving still asks.
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(key);
}
