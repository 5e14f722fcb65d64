import fc from 'fast-check';
import { z } from 'zod';
import { isObject, type JsonObject, JsonRecord } from '@/lib/domain/json';
import { HARBOUR, NOVU_LOGIN } from './sandbox/constants';

/** The environments of the organisation that allows both ways of comparing. */
export const legacy = HARBOUR;

const anyKind = fc.constantFrom('rename', 'pause', 'tags', 'steps', 'remove', 'create', 'layout', 'drop-layout');

/** Something that a colleague does in one environment; `pick` chooses the victim among what is there. */
const anyEdit = fc.record({
  environment: fc.constantFrom(HARBOUR.development, HARBOUR.production),
  kind: anyKind,
  pick: fc.nat(60),
  text: fc.stringMatching(/^[a-zA-Z0-9 ]{1,12}[a-z]$/),
});
type Edit = typeof anyEdit extends fc.Arbitrary<infer One> ? One : never;

export const anyEdits = fc.array(anyEdit, { minLength: 1, maxLength: 8 });

const Listed = z.object({
  data: z.object({
    workflows: z.array(z.object({ workflowId: z.string() })).default([]),
    layouts: z.array(z.object({ layoutId: z.string() })).default([]),
  }),
});
const One = z.object({ data: JsonRecord });

/** Carries an edit out through the vendor's own interface. What the vendor refuses stays undone. */
export async function edit(url: string, { environment, kind, pick, text }: Edit): Promise<void> {
  const ask = await asOwner(url, environment);
  const workflows = Listed.parse(await ask('GET', '/v2/workflows?limit=100')).data.workflows;
  const layouts = Listed.parse(await ask('GET', '/v2/layouts?limit=100')).data.layouts;
  const workflow = `/v2/workflows/${workflows[pick % Math.max(1, workflows.length)]?.workflowId}`;
  const layout = `/v2/layouts/${layouts[pick % Math.max(1, layouts.length)]?.layoutId}`;
  const edits: Record<Edit['kind'], () => Promise<unknown>> = {
    rename: () => ask('PATCH', workflow, { name: text, description: text }),
    pause: () => ask('PATCH', workflow, { active: pick % 2 === 0 }),
    tags: () => ask('PATCH', workflow, { tags: [text.trim().slice(0, 5) || 'x', 'core'] }),
    steps: async () => ask('PUT', workflow, rewritten(One.parse(await ask('GET', workflow)).data, pick, text)),
    remove: () => ask('DELETE', workflow),
    create: () =>
      ask('POST', '/v2/workflows', {
        name: text,
        workflowId: `made-${pick}`,
        steps: [{ name: text, type: 'sms', controlValues: { body: text } }],
      }),
    layout: () =>
      ask('PUT', layout, {
        name: text,
        controlValues: { email: { editorType: 'html', body: `<html><body>${text}{{content}}</body></html>` } },
      }),
    'drop-layout': () => ask('DELETE', layout),
  };
  await edits[kind]();
}

/** A full update that keeps everything, but turns the steps round and changes one of them. */
function rewritten(workflow: JsonObject, pick: number, text: string): JsonObject {
  const steps = (Array.isArray(workflow.steps) ? workflow.steps : []).filter(isObject).map((step, index) => ({
    _id: step._id ?? '',
    stepId: step.stepId ?? '',
    name: index === 0 ? text : (step.name ?? ''),
    type: step.type ?? '',
    controlValues: step.controlValues ?? {},
  }));
  const preferences = isObject(workflow.preferences) ? workflow.preferences : {};
  return {
    name: workflow.name ?? '',
    description: workflow.description ?? '',
    tags: workflow.tags ?? [],
    active: workflow.active ?? true,
    severity: workflow.severity ?? 'none',
    preferences: { user: preferences.user ?? null, workflow: preferences.default ?? null },
    steps: pick % 3 === 0 ? steps.slice(1) : steps.reverse(),
  };
}

async function asOwner(url: string, environment: string) {
  const login = await fetch(`${url}/novu/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(NOVU_LOGIN),
  });
  const { token } = z.object({ data: z.object({ token: z.string() }) }).parse(await login.json()).data;
  return async (method: string, path: string, body?: JsonObject): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${token}`,
      'novu-environment-id': environment,
      'content-type': 'application/json',
    };
    const response = await fetch(`${url}/novu${path}`, { method, headers, body: body ? JSON.stringify(body) : null });
    return response.status === 204 ? null : response.json();
  };
}
