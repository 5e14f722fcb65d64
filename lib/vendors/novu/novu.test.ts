import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { join, rowOf } from '@/lib/domain/compare';
import { withDependencies } from '@/lib/domain/dependencies';
import { byKey, keyText } from '@/lib/domain/resource';
import type { Row } from '@/lib/domain/row';
import { tries } from '@/lib/domain/testing-tries';
import { startSandbox } from '@/lib/sandbox/host';
import { Budget } from '../budget';
import type { PairedEnvironments, VendorSession } from '../port';
import { novu } from './adapter';
import type { NovuCredentials } from './credentials';
import { anyEdits, edit, legacy } from './testing-edits';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());
beforeEach(() => fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST' }));

const none = { keys: [], email: '', password: '' };
const login: NovuCredentials = { ...none, email: 'owner@novu.test', password: 'sandbox' };
const strictKeys: NovuCredentials = {
  ...none,
  keys: ['development', 'staging', 'production'].map((name) => `sandbox-novu-${name}`),
};
const oneKey: NovuCredentials = { ...none, keys: ['sandbox-novu-legacy'] };

function open(credentials: NovuCredentials): VendorSession {
  return novu.open({ id: 'test', baseUrl: `${sandbox.url}/novu`, credentials, budget: new Budget() });
}

async function idsOf(session: VendorSession): Promise<[string, string]> {
  const environments = await session.environments();
  const id = (name: string) => environments.find((environment) => environment.name === name)?.id ?? '';
  return [id('Development'), id('Production')];
}

function rowsOf({ pairs, usedInTarget }: PairedEnvironments): Row[] {
  const sources = new Map(
    pairs.flatMap(({ source }) => (source && 'hash' in source ? [[keyText(source), source] as const] : [])),
  );
  const rows = withDependencies(
    pairs.map(rowOf).sort(byKey),
    (key) => sources.get(keyText(key)) ?? null,
    (key) => usedInTarget(key),
  );
  return rows.map((row) => ({ ...row, dependencies: [...row.dependencies].sort(byKey) }));
}

async function compared(session: VendorSession, source: string, target: string): Promise<Row[]> {
  const paired = await session.compare?.(source, target);
  return paired ? rowsOf(paired) : [];
}

/** The other way: both inventories in full, joined by us. */
async function joined(session: VendorSession, source: string, target: string): Promise<Row[]> {
  const [ours, theirs] = await Promise.all([session.inventory(source), session.inventory(target)]);
  return rowsOf({
    pairs: join(ours.resources, theirs.resources),
    usedInTarget: (key) =>
      theirs.resources.filter(({ references }) => references.some((other) => keyText(other) === keyText(key))),
    method: '',
    gaps: [],
  });
}

describe('two ways of comparing', () => {
  test("Novu's own comparison and ours give the same rows, on random data and in both directions", async () => {
    const session = open(login);
    const [development, production] = await idsOf(session);
    await fc.assert(
      fc.asyncProperty(anyEdits, fc.boolean(), async (edits, backwards) => {
        await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST' });
        for (const one of edits) await edit(sandbox.url, one);
        const [from, to] = backwards ? [production, development] : [development, production];
        expect(await compared(session, from, to)).toEqual(await joined(session, from, to));
      }),
      { numRuns: tries(12) },
    );
  }, 60_000);

  test('with one key of a server up to 3.17 the rows are the same, except that what only the other side has stays unknown', async () => {
    await fc.assert(
      fc.asyncProperty(anyEdits, async (edits) => {
        await fetch(`${sandbox.url}/_sandbox/reset`, { method: 'POST' });
        for (const one of edits) await edit(sandbox.url, one);
        const known = new Map(
          (await compared(open(login), legacy.development, legacy.production)).map((row) => [keyText(row), row]),
        );
        const derived = await compared(open(oneKey), legacy.development, legacy.production);
        expect(derived.map(keyText)).toEqual([...known.keys()]);
        for (const row of derived) {
          const truth = known.get(keyText(row));
          if (truth?.state === 'deleted') expect(row.state).toBe('unknown');
          else expect([row.state, row.digest]).toEqual([truth?.state, truth?.digest]);
          // Equal content does not tell who made it so on the side that cannot be read.
          const nobody = { name: row.name, updatedAt: null, updatedBy: null };
          expect([row.source, row.target]).toEqual([truth?.source, row.state === 'unchanged' ? nobody : truth?.target]);
        }
      }),
      { numRuns: tries(6) },
    );
  }, 60_000);

  test('what is dropped on a side that cannot be read is unknown, and not counted as ignored', async () => {
    const { pairs } = (await open(oneKey).compare?.(legacy.development, legacy.production)) ?? { pairs: [] };
    const both = pairs.flatMap(({ source, target }) =>
      source && target && 'hash' in source && 'hash' in target ? [{ source, target }] : [],
    );
    expect(both.length).toBeGreaterThan(20);
    expect(both.filter(({ source, target }) => source.ignored === null || target.ignored !== null)).toEqual([]);
  });

  test('a key of a server from 3.18 is never used to reach across', async () => {
    const session = open(strictKeys);
    const [development, production] = await idsOf(session);
    const rows = await compared(session, development, production);
    expect(rows).toEqual(await joined(session, development, production));
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['added', 'modified', 'deleted', 'unchanged']));
  });
});

describe('checking a connection', () => {
  const said = async (credentials: NovuCredentials) => {
    const { mode, ok, findings } = await open(credentials).check();
    return { mode, ok, said: findings.map(({ message }) => message).join(' ') };
  };

  test('tells which environment each key opens and what is possible', async () => {
    expect(await said(strictKeys)).toMatchObject({ mode: 'key_per_environment', ok: true });
    expect((await said(strictKeys)).said).toMatch(
      /key 1 opens Development.*key 2 opens Staging.*key 3 opens Production/,
    );
    expect(await said(oneKey)).toMatchObject({ mode: 'native', ok: true });
    expect(await said(login)).toMatchObject({ mode: 'login', ok: true });
  });

  test('names the environments that no key opens', async () => {
    const { environments } = await open({ ...none, keys: ['sandbox-novu-development'] }).check();
    expect(environments.map(({ name, readable }) => [name, readable])).toEqual([
      ['Development', true],
      ['Staging', false],
      ['Production', false],
    ]);
  });

  test('names the key that is refused and goes on with the others', async () => {
    const result = await said({ ...none, keys: ['sandbox-novu-development', 'no-such-key'] });
    expect(result.ok).toBe(false);
    expect(result.said).toMatch(/key 2 was refused/);
    expect(result.said).not.toContain('no-such-key');
  });
});

test('a list that ends before its time is an error, not a shorter list', async () => {
  const session = open(strictKeys);
  const [development] = await idsOf(session);
  await fetch(`${sandbox.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      vendor: 'novu',
      method: 'GET',
      path: '/v2/workflows*',
      status: 200,
      body: { data: { workflows: [], totalCount: 3 } },
    }),
  });
  await expect(session.inventory(development)).rejects.toMatchObject({ code: 'vendor_unreadable' });
});
