import { randomUUID } from 'node:crypto';
import { type Actor, can, canSomewhere, type Grant, Role } from '@/lib/domain/permission';
import { openPolicy } from '@/lib/domain/policy';
import { MERIDIAN } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';
import { environments, own, pastFreeze, requestOf, type Sample, samplesFor } from './samples';

type Grants = Actor['grants'];
type Verdict = 'allowed' | 'refused' | 'hidden';

/** Each role, held everywhere, where the requests go, in part of it, beside it, and elsewhere; and nobody at all. */
function everyHolding(): { holding: string; grants: Grants }[] {
  const ours = Object.keys(environments);
  const at = (role: Role, index: 0 | 1): Grant[] =>
    ours.map((connection) => ({ role, connection, environment: environments[connection]?.[index] ?? null }));
  const held = Role.options.flatMap((role) => [
    { holding: `${role} everywhere`, grants: [{ role, connection: null, environment: null }] },
    {
      holding: `${role} of the connection`,
      grants: ours.map((connection) => ({ role, connection, environment: null })),
    },
    { holding: `${role} of the environment`, grants: at(role, 0) },
    { holding: `${role} of another environment`, grants: at(role, 1) },
    {
      holding: `${role} of another connection`,
      grants: [{ role, connection: 'novu-legacy', environment: null }],
    },
  ]);
  return [...held, { holding: 'no role', grants: [] }];
}

/** What the declaration promises to whoever holds this, by the same rule that the server asks. */
function verdictFor(grants: Grants, { endpoint: { permission, held = 'somewhere' }, places, hidden }: Sample): Verdict {
  const all = (asked: typeof permission) => places.every((place) => can(grants, asked, place));
  if (held === 'everywhere') return can(grants, permission) ? 'allowed' : 'refused';
  if (held === 'somewhere')
    return places.every(({ connection }) => canSomewhere(grants, permission, connection)) ? 'allowed' : 'refused';
  if (hidden && canSomewhere(grants, permission) && !all('change:read')) return 'hidden';
  return all(permission) ? 'allowed' : 'refused';
}

test('every route does for every role in every place what it declares; what is refused asks no vendor and stands in the record', {
  tag: '@wide',
}, async ({ script, house, vendor }) => {
  // A thousand requests, which is seconds on a machine that does nothing else.
  test.slow();
  const admin = await script('admin');
  const made = async (path: string, data: object, headers = {}) => {
    const answer = await admin.fetch(path, { method: path === '/api/policies' ? 'PUT' : 'POST', data, headers });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const keys = ['development', 'staging', 'production'].map((name) => `sandbox-novu-${name}`);
  const credentials = { keys, email: '', password: '' };
  await made('/api/connections', { id: own, vendor: 'novu', name: own, baseUrl: `${house.sandbox}/novu`, credentials });
  const place = { connection: own, environment: MERIDIAN.production };
  // Nothing that is allowed on the way shall run: the change waits for five people.
  await made('/api/policies', { ...place, policy: { ...openPolicy, approvals: 5 } });
  const patch = { environment: MERIDIAN.production, workflowId: 'delivery-exception', patch: { active: false } };
  const change = await made(
    '/api/changes',
    { connection: own, action: 'workflow.patch', input: patch },
    { 'idempotency-key': randomUUID() },
  );
  const freeze = await made('/api/freezes', pastFreeze);
  const person = { name: 'Walker', email: 'walker@promenade.test', password: 'walks through every door' };
  const { id } = await made('/api/members', { ...person, grants: [], groups: [] });
  await made('/api/stop-the-line', { stopped: true, reason: 'Nothing shall run' });
  const holds = async (grants: Grants) =>
    expect((await admin.patch('/api/members', { data: { id, grants } })).status()).toBe(200);
  const { cookies } = await (await script(person)).storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

  const samples = samplesFor(change.id, freeze.id);
  const call = async (sample: Sample) => {
    const { url, body } = requestOf(sample);
    const headers = {
      cookie,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    };
    const answer = await fetch(`${house.url}${url}`, { method: sample.endpoint.method, body, headers });
    // Events would go on for as long as somebody listens.
    const code = answer.ok ? null : (await answer.json()).code;
    await answer.body?.cancel().catch(() => null);
    return { status: answer.status, code, requestId: answer.headers.get('x-request-id') };
  };
  const walk = async (wanted: (sample: Sample, verdict: Verdict) => boolean, onAnswer: (walked: Walked) => void) => {
    for (const { holding, grants } of everyHolding()) {
      await holds(grants);
      const mine = samples.flatMap((sample) => {
        const verdict = verdictFor(grants, sample);
        return wanted(sample, verdict) ? [{ sample, verdict }] : [];
      });
      for (let from = 0; from < mine.length; from += 8) {
        const batch = mine.slice(from, from + 8);
        const answers = await Promise.all(batch.map(async (one) => ({ ...one, ...(await call(one.sample)) })));
        for (const { sample, ...rest } of answers) onAnswer({ holding, endpoint: sample.endpoint, ...rest });
      }
    }
  };

  await vendor.forget();
  const wrong: string[] = [];
  const complain = ({ holding, endpoint, status, code }: Walked, instead: string) =>
    wrong.push(`${endpoint.name} as ${holding}: ${status} ${code}, but ${instead}`);
  const recorded = new Set<string | null>();
  let refused = 0;
  await walk(
    (_, verdict) => verdict !== 'allowed',
    (walked) => {
      refused += 1;
      const expected = walked.verdict === 'hidden' ? '404 not_found' : '403 forbidden';
      if (`${walked.status} ${walked.code}` !== expected) complain(walked, expected);
      if (walked.endpoint.method !== 'GET') recorded.add(walked.requestId);
    },
  );
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(400);
  expect(await vendor.requests()).toEqual([]);
  const log: { event: string; actorId: string; requestId: string }[] = await (
    await admin.get('/api/audit/export')
  ).json();
  const refusals = log.filter(({ event, actorId }) => actorId === id && event.endsWith('.refused'));
  expect(new Set(refusals.map(({ requestId }) => requestId))).toEqual(recorded);

  // What is allowed needs no more of the vendors than to be reached: whole readings of them would take a minute.
  for (const name of ['novu', 'sevalla', 'patchworks']) await vendor.fault({ vendor: name, status: 401 });
  let allowed = 0;
  const answered = (walked: Walked) => {
    allowed += 1;
    if ([401, 403, 500].includes(walked.status)) complain(walked, 'allowed');
  };
  const last = ({ endpoint: { name } }: Sample) => name === 'connection.delete';
  await walk((sample, verdict) => verdict === 'allowed' && !last(sample), answered);
  await walk((sample, verdict) => verdict === 'allowed' && last(sample), answered);
  expect(wrong).toEqual([]);
  expect(allowed + refused).toBe(samples.length * everyHolding().length);
});

interface Walked {
  holding: string;
  endpoint: Sample['endpoint'];
  verdict: Verdict;
  status: number;
  code: string | null;
  requestId: string | null;
}
