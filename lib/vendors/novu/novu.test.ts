import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowOf } from '@/lib/domain/compare';
import { byKey, keyText } from '@/lib/domain/resource';
import { startSandbox } from '@/lib/sandbox/host';
import { Budget } from '../budget';
import type { VendorSession } from '../port';
import { novu } from './adapter';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

const login = { keys: [], email: 'owner@novu.test', password: 'sandbox' };
const keys = { keys: ['sandbox-novu-development', 'sandbox-novu-staging', 'sandbox-novu-production'], email: '', password: '' };
const oneKey = { keys: ['sandbox-novu-legacy'], email: '', password: '' };

function open(credentials: typeof login): VendorSession {
  return novu.open({ id: 'test', baseUrl: `${sandbox.url}/novu`, credentials, budget: new Budget() });
}

async function compared(session: VendorSession, from: string, to: string) {
  const environments = await session.environments();
  const id = (name: string) => environments.find((environment) => environment.name === name)?.id ?? '';
  const paired = await session.compare?.(id(from), id(to));
  return (paired?.pairs ?? []).map(rowOf).sort(byKey);
}

describe('comparing', () => {
  test('probe', async () => {
    for (const credentials of [keys, login, oneKey]) {
      const session = open(credentials);
      const check = await session.check();
      console.log(check.mode, check.findings, check.environments.map((e) => [e.name, e.production, e.readable]));
      const rows = await compared(session, 'Development', 'Production');
      const counts: Record<string, number> = {};
      for (const row of rows) counts[`${row.type} ${row.state}`] = (counts[`${row.type} ${row.state}`] ?? 0) + 1;
      console.log(counts);
      for (const row of rows.filter(({ state }) => state !== 'unchanged')) {
        console.log(row.state, keyText(row), row.fields.map((f) => f.path).join(), row.parts.filter((p) => p.state !== 'unchanged').map((p) => `${p.state}:${p.id}${p.moved ? '*' : ''}`).join(' '), row.problem ?? '');
      }
    }
    expect(1).toBe(1);
  });
});
