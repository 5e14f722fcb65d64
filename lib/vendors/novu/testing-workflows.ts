import fc from 'fast-check';
import type { JsonObject } from '@/lib/domain/json';
import type { Plan } from '@/lib/domain/plan';
import { sealPlan } from '@/lib/domain/seal-plan';
import type { WorkflowForm } from '@/lib/domain/workflow-form';
import { stepFields } from '@/lib/domain/workflow-step-fields';
import { Budget } from '../budget';
import type { Action, StepOutcome, VendorSession } from '../port';
import { novu } from './adapter';

/** A session with the keys of the organisation whose keys are bound to their environments. */
export function strictSession(url: string, keys = ['development', 'staging', 'production']): VendorSession {
  return novu.open({
    id: 'test',
    baseUrl: `${url}/novu`,
    credentials: { keys: keys.map((name) => `sandbox-novu-${name}`), email: '', password: '' },
    budget: new Budget(),
  });
}

interface Seen {
  method: string;
  path: string;
  body: unknown;
}

/** What reached the vendor by this method at this path. */
export async function seen(url: string, method: string, at: string): Promise<Seen[]> {
  const { requests }: { requests: Seen[] } = await (await fetch(`${url}/_sandbox/requests`)).json();
  return requests
    .filter((one) => one.method === method && one.path.split('?')[0] === `/novu${at}`)
    .map((one) => ({ method: one.method, path: one.path, body: one.body }));
}

/** An error as the vendor would word it, to be recognised in what people read. */
export const errorBody = (status: number): JsonObject => ({ statusCode: status, message: `no, ${status}`, ctx: {} });

export function actionOf(session: VendorSession, name: string): Action {
  const action = session.actions[name];
  if (!action) throw new Error(`There is no action ${name}`);
  return action;
}

export async function planned(session: VendorSession, action: string, input: JsonObject): Promise<Plan> {
  const draft = await actionOf(session, action).plan(input);
  return sealPlan(draft, { connection: 'test', action, input }, null);
}

/** Carries out every step of a plan, one after the other. */
export async function applied(session: VendorSession, action: string, plan: Plan): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (const step of plan.steps) {
    outcomes.push(await actionOf(session, action).apply(step, `test.${plan.digest}.${step.id}`, async () => {}));
  }
  return outcomes;
}

/** Whether what the plan promised is what is there now. */
export async function proven(session: VendorSession, plan: Plan): Promise<boolean> {
  const now = await Promise.all(
    plan.steps.map((step) => session.read(step.environment.id, { type: step.type, id: step.resourceId })),
  );
  return plan.steps.every((step, index) => (now[index]?.hash ?? null) === step.after);
}

const anyText = fc.stringMatching(/^[a-zA-Z0-9 äß"<>&]{0,20}[a-z]$/);
const anyContent = fc.dictionary(fc.stringMatching(/^[a-z]{3,8}$/), fc.oneof(anyText, fc.integer(), fc.boolean()), {
  maxKeys: 3,
});

/** A workflow that nobody has seeded, as the body of the vendor's create. */
export const anyCreation = fc.record(
  {
    name: anyText,
    workflowId: fc.stringMatching(/^made-[a-z0-9]{1,8}$/),
    description: anyText,
    tags: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 3 }),
    active: fc.boolean(),
    severity: fc.constantFrom('high', 'none'),
    payloadSchema: fc.constantFrom(null, { type: 'object', properties: { a: { type: 'string' } } }),
    preferences: fc.record({
      user: fc.constantFrom(null, { all: { enabled: false, readOnly: true } }),
      workflow: fc.constantFrom(null, { all: { enabled: false }, channels: { sms: { enabled: false } } }),
    }),
    steps: fc.array(
      fc.record(
        {
          name: anyText,
          type: fc.constantFrom('sms', 'chat', 'delay', 'digest', 'throttle', 'custom', 'in_app'),
          controlValues: anyContent,
          providerOverrides: fc.constantFrom({ slack: { text: 'Hello' } }),
        },
        { requiredKeys: ['name', 'type'] },
      ),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ['name', 'workflowId', 'steps'] },
);

/** One field of a form, chosen by `pick` among all that it has, changed to something else. */
export function changeOneField(form: WorkflowForm, pick: number, text: string): WorkflowForm {
  const { preferences } = form;
  const settings: WorkflowForm[] = [
    { ...form, name: `${form.name.slice(0, 80)}${text}` },
    { ...form, description: `${form.description.slice(0, 80)}${text}` },
    { ...form, description: '' },
    { ...form, tags: [...form.tags.slice(0, 5), `tag-${text.length}`] },
    { ...form, severity: form.severity === 'low' ? 'medium' : 'low' },
    { ...form, active: !form.active },
    { ...form, validatePayload: !form.validatePayload },
    { ...form, isTranslationEnabled: !form.isTranslationEnabled },
    { ...form, payloadSchema: JSON.stringify({ type: 'object', title: text }) },
    { ...form, payloadSchema: '' },
    { ...form, preferences: { ...preferences, readOnly: !preferences.readOnly } },
    { ...form, preferences: { ...preferences, channels: { ...preferences.channels, email: false } } },
    { ...form, userPreferences: form.userPreferences === '' ? '{"all":{"enabled":true}}' : '' },
  ];
  const steps = form.steps.flatMap((step, index) => {
    const withStep = (change: Partial<typeof step>): WorkflowForm => ({
      ...form,
      steps: form.steps.map((one, at) => (at === index ? { ...step, ...change } : one)),
    });
    const values = stepFields(step.type).flatMap(({ name, kind }) => {
      // What an e-mail is written with has to fit its content, and a layout has to be there.
      if (kind === 'layout' || name === 'editorType' || (step.type === 'email' && name === 'body')) return [];
      const next = { flag: step.values[name] !== true, number: '41', json: JSON.stringify([text]) };
      const value = kind === 'flag' ? next.flag : kind === 'number' ? next.number : kind === 'json' ? next.json : text;
      return [withStep({ values: { ...step.values, [name]: value } })];
    });
    return [
      withStep({ name: `${step.name.slice(0, 80)}${text}` }),
      withStep({ rest: JSON.stringify({ text }) }),
      ...values,
    ];
  });
  const all = [...settings, ...steps];
  return all[pick % all.length] ?? form;
}
