import { isObject, type Json, type JsonObject } from './json';

/** Something that the vendor found wrong with a workflow. */
export interface WorkflowIssue {
  /** The name of the step, or null when it is about the whole workflow. */
  step: string | null;
  /** The field or the channel, in the vendor's words. */
  place: string;
  kind: string;
  message: string;
}

/** Every issue that a document carries, those of the workflow first; kinds that nobody told of are kept. */
export function issuesOf(document: JsonObject): WorkflowIssue[] {
  const steps = Array.isArray(document.steps) ? document.steps.filter(isObject) : [];
  return [
    ...collect(document.issues, null, []),
    ...steps.flatMap((step) => collect(step.issues, String(step.name ?? step.stepId ?? ''), [])),
  ];
}

/** Issues lie at any depth: by group, then by field, each field with a list of them. */
function collect(value: Json | undefined, step: string | null, path: readonly string[]): WorkflowIssue[] {
  if (Array.isArray(value)) return value.flatMap((one) => collect(one, step, path));
  if (!isObject(value)) return [];
  if (typeof value.message === 'string') {
    const kind = typeof value.issueType === 'string' ? value.issueType : '';
    return [{ step, place: path.slice(1).join('.') || path.join('.'), kind, message: value.message }];
  }
  return Object.entries(value).flatMap(([name, member]) => collect(member, step, [...path, name]));
}
