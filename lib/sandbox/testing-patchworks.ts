import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type JsonObject, JsonRecord } from '@/lib/domain/json';
import { sealPlan } from '@/lib/domain/seal-plan';
import { Budget } from '@/lib/vendors/budget';
import { patchworks } from '@/lib/vendors/patchworks/adapter';
import { createPatchworksSandbox } from '@/lib/vendors/patchworks/sandbox';
import { PATCHWORKS_KEY } from '@/lib/vendors/patchworks/sandbox/constants';
import type { Action, Note, StepOutcome, VendorSession } from '@/lib/vendors/port';
import { type RunningSandbox, startSandbox } from './host';
import type { LoggedRequest } from './requests';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: JsonObject;
}

export const quietNote: Note = async () => {};

/** One sandbox for a test file, back at its seed before every test. */
export function patchworksForTests(scale = 1) {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, scale, vendors: [createPatchworksSandbox] });
  });
  beforeEach(() => control('POST', '/reset'));
  afterAll(() => sandbox.close());

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(sandbox.url + path, {
      method,
      redirect: 'manual',
      headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: JsonRecord.parse(json ? JSON.parse(text) : { html: text }),
    };
  }
  const control = (method: string, path: string, body?: unknown) => send(method, `/_sandbox${path}`, body);

  return {
    url: () => sandbox.url,
    send,
    control,
    /** One call of the interface with the sandbox's own key. */
    call: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(method, `/patchworks/api/v1${path}`, body, { authorization: PATCHWORKS_KEY, ...headers }),
    switches: (part: JsonObject) => control('PATCH', '/patchworks', part),
    fault: (fault: JsonObject) => control('POST', '/faults', { vendor: 'patchworks', ...fault }),
    async requests(): Promise<Pick<LoggedRequest, 'method' | 'path' | 'body' | 'status'>[]> {
      const { requests }: { requests: LoggedRequest[] } = await (
        await fetch(`${sandbox.url}/_sandbox/requests`)
      ).json();
      return requests.map(({ method, path, body, status }) => ({ method, path, body, status }));
    },
    /** An opened connection; a budget of one's own sees every request before it leaves. */
    open: (budget = new Budget(patchworks.about.concurrency), key = PATCHWORKS_KEY): VendorSession =>
      patchworks.open({ id: 'test', baseUrl: `${sandbox.url}/patchworks`, credentials: { key }, budget }),
  };
}

/** An action of a session; a wrong name fails the test. */
export function actionOf(session: VendorSession, name: string): Action {
  const action = session.actions[name];
  if (!action) throw new Error(`There is no action ${name}`);
  return action;
}

/** The sealed plan of an action, as the engine gets it. */
export async function planOf(session: VendorSession, name: string, input: JsonObject) {
  const draft = await actionOf(session, name).plan(input);
  return sealPlan(draft, { connection: 'test', action: name, input }, null);
}

/** Plans an action and applies all its steps, one after the other. */
export async function run(session: VendorSession, name: string, input: JsonObject): Promise<StepOutcome[]> {
  const plan = await planOf(session, name, input);
  const outcomes: StepOutcome[] = [];
  for (const step of plan.steps) outcomes.push(await actionOf(session, name).apply(step, 'key', quietNote));
  return outcomes;
}
