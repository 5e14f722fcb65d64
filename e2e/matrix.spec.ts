import { randomUUID } from 'node:crypto';
import { canSomewhere, type Grant } from '@/lib/domain/permission';
import { endpoints } from '@/lib/endpoints/all';
import { HARBOUR } from '@/lib/vendors/novu/sandbox/constants';
import { expect, test } from './promenade';

const roles = ['viewer', 'operator', 'approver', 'admin'] as const;
const password = 'a long enough password';

/**
 * Every route × every role × {own, foreign connection}, by people whose role holds for the connection “novu” only,
 * compared with the declared permission. What is no matter of one connection needs a role that holds everywhere.
 */
for (const role of roles) {
  test(`a ${role} of one connection gets what each route declares there, nothing elsewhere, and refusals ask the vendor nothing`, async ({
    script,
    vendor,
  }) => {
    const admin = await script('admin');
    const email = `${role}-${randomUUID()}@promenade.test`;
    const grants: Grant[] = [{ role, connection: 'novu', environment: null }];
    const made = await admin.post('/api/members', { data: { name: role, email, password, grants } });
    expect(made.status()).toBe(201);
    const person = await script({ email, password });
    for (const connection of ['novu', 'novu-legacy']) {
      for (const { method, path, permission, name } of endpoints) {
        const ofOne = path.includes('[connection]');
        const address = path.replace('[connection]', connection).replace('[change]', randomUUID());
        const reading = method === 'GET' || method === 'DELETE';
        const query = reading ? '?nonsense=1' : '';
        const data = { nonsense: true, ...(ofOne ? {} : { connection }) };
        const answer = await person.fetch(address + query, {
          method,
          headers: { 'idempotency-key': randomUUID() },
          ...(reading ? {} : { data }),
        });
        const allowed = canSomewhere(grants, permission, ofOne ? connection : undefined);
        // Past the permission the nonsense is found out by its form, so that nothing happens either way.
        expect([name, connection, answer.status()]).toEqual([name, connection, allowed ? 400 : 403]);
      }
    }
    expect(await vendor.requests()).toEqual([]);
  });
}

test('a role on one connection sees and does nothing on another', async ({ script, vendor }) => {
  const admin = await script('admin');
  const email = `guest-${randomUUID()}@promenade.test`;
  await admin.post('/api/members', {
    data: { name: 'Guest', email, password, grants: [{ role: 'admin', connection: 'novu', environment: null }] },
  });
  const guest = await script({ email, password });
  const { items } = await (await guest.get('/api/connections')).json();
  expect(items.map(({ id }: { id: string }) => id)).toEqual(['novu']);
  const foreign = {
    connection: 'novu-legacy',
    action: 'publish',
    input: {
      source: HARBOUR.development,
      target: HARBOUR.production,
      resources: [{ type: 'workflow', id: 'welcome' }],
    },
  };
  const tried = [
    await guest.get(`/api/connections/novu-legacy/compare?source=${HARBOUR.development}&target=${HARBOUR.production}`),
    await guest.post('/api/changes', { data: foreign, headers: { 'idempotency-key': randomUUID() } }),
    await guest.patch('/api/connections/novu-legacy', { data: { name: 'Mine' } }),
    await guest.put('/api/policies', { data: { connection: 'novu-legacy', environment: null, policy: null } }),
    await guest.post('/api/members', { data: { name: 'x', email: `x-${email}`, password, grants: [] } }),
  ];
  expect(tried.map((answer) => answer.status())).toEqual([403, 403, 403, 403, 403]);
  expect(await vendor.requests()).toEqual([]);
});
