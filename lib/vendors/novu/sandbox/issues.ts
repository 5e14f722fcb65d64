import type { Environment, Json, JsonObject, Step, Workflow } from './documents';
import { isObject } from './normalise';

interface Issue {
  issueType: string;
  message: string;
  variableName?: string;
}

const VARIABLE_ROOTS = ['payload', 'subscriber', 'steps', 'workflow', 'context', 'env'];
const REQUIRED: Record<string, readonly string[]> = {
  email: ['subject'],
  sms: ['body'],
  chat: ['body'],
  tool: ['body'],
  push: ['subject', 'body'],
  http_request: ['url'],
};

const found = new WeakMap<Step, Record<string, Issue[]>>();

/** INACTIVE when paused, ERROR when a step's content is wrong; a missing integration does not make an error. */
export function statusOf(workflow: Workflow): 'ACTIVE' | 'INACTIVE' | 'ERROR' {
  if (!workflow.active) return 'INACTIVE';
  return workflow.steps.some((step) => Object.keys(controlIssues(step)).length > 0) ? 'ERROR' : 'ACTIVE';
}

/** What is wrong with a step in this environment; undefined when nothing is, as the key is then left out. */
export function stepIssues(step: Step, environment: Environment) {
  const controls = controlIssues(step);
  const missing = environment.missingIntegrations.includes(step.type);
  if (Object.keys(controls).length === 0 && !missing) return undefined;
  return {
    ...(Object.keys(controls).length > 0 && { controls }),
    ...(missing && {
      integration: {
        [step.type]: [{ issueType: 'MISSING_INTEGRATION', message: 'Missing active primary integration provider' }],
      },
    }),
  };
}

function controlIssues(step: Step): Record<string, Issue[]> {
  const known = found.get(step);
  if (known) return known;
  const issues = { ...missingValues(step), ...illegalVariables(step.controlValues) };
  found.set(step, issues);
  return issues;
}

function missingValues({ type, controlValues }: Step): Record<string, Issue[]> {
  const empty = (field: string) => controlValues[field] === undefined || controlValues[field] === '';
  const missing = (REQUIRED[type] ?? []).filter(empty);
  if (type === 'in_app' && empty('subject') && empty('body')) missing.push('body');
  if ((type === 'delay' || type === 'digest') && empty('cron') && empty('amount')) missing.push('amount');
  return Object.fromEntries(
    missing.map((field) => [field, [{ issueType: 'MISSING_VALUE', message: `${capital(field)} is required` }]]),
  );
}

function illegalVariables(values: JsonObject): Record<string, Issue[]> {
  const issues: Record<string, Issue[]> = {};
  for (const [path, text] of strings(values, [])) {
    for (const [, variable = ''] of text.matchAll(/\{\{\s*([A-Za-z_][\w.-]*)/g)) {
      if (VARIABLE_ROOTS.includes(variable.split('.')[0] ?? '')) continue;
      issues[path] ??= [];
      issues[path].push({
        issueType: 'ILLEGAL_VARIABLE_IN_CONTROL_VALUE',
        message: `Variable "${variable}" is not supported`,
        variableName: variable,
      });
    }
  }
  return issues;
}

function strings(value: Json, path: readonly string[]): [string, string][] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => strings(item, [...path, String(index)]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, item]) => strings(item, [...path, key]));
  return [];
}

function capital(field: string): string {
  return field.charAt(0).toUpperCase() + field.slice(1);
}
