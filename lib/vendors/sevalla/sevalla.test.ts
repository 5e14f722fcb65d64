import { afterEach, describe, expect, test, vi } from 'vitest';
import { suggestPlacements } from '@/lib/domain/placement';
import { hastyClock } from '@/lib/domain/testing-clock';
import { sevallaForTests } from '@/lib/sandbox/testing-sevalla';
import { Budget } from '../budget';
import { SevallaCredentials } from './credentials';
import { CANARY, PARTNERS, SEVALLA_KEY, STOREFRONT } from './sandbox/constants';
import { idOf, openAt, placements } from './testing-session';

const sevalla = sevallaForTests();
const open = (...given: Parameters<typeof openAt> extends [string, ...infer Rest] ? Rest : never) =>
  openAt(sevalla.url(), ...given);
afterEach(() => {
  vi.useRealTimers();
});

describe('checking a connection', () => {
  test('tells that the key works and who says where the applications stand', async () => {
    const { ok, mode, findings, environments } = await open().check();
    expect([ok, mode]).toEqual([true, 'placed_by_people']);
    expect(findings.map(({ message }) => message).join(' ')).toMatch(
      /“Promenade sandbox” works.*16 applications of Storefront/,
    );
    expect(environments).toHaveLength(7);
    await sevalla.switches({ stageApps: true });
    expect((await open({ placements: [] }).check()).mode).toBe('placed_by_vendor');
  });

  test('tells what to do when nobody has said where the applications stand', async () => {
    const { mode, findings } = await open({ placements: [] }).check();
    expect(mode).toBe('not_placed');
    expect(findings.filter(({ severity }) => severity === 'warning')).toHaveLength(2);
  });

  test('names a right that is missing, where the vendor tells', async () => {
    await sevalla.switches({ keysMe: true });
    const body = { capabilities: [{ permission: 'APP:READ' }, 'PIPELINE:UPDATE', 7] };
    await sevalla.fault({ path: '/v3/api-keys/me', status: 200, body });
    const { findings } = await open().check();
    expect(findings.map(({ message }) => message)).toContain('The key probably cannot promote: it lacks APP:UPDATE.');
  });

  test('a key that is not known is an error without the key in it', async () => {
    const key = `svl_${'1'.repeat(64)}`;
    const error: unknown = await open({ key })
      .check()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'vendor_unauthorized' });
    expect(String(error)).not.toContain(key);
  });
});

test.each([
  [{ key: ` ${SEVALLA_KEY} ` }, true],
  [{ key: SEVALLA_KEY.slice(1) }, false],
  [{ key: '' }, false],
  [{ key: SEVALLA_KEY, company: 'x' }, false],
])('credentials %o fit: %s', (typed, fits) => {
  expect(SevallaCredentials.safeParse(typed).success).toBe(fits);
});

describe('environments', () => {
  test('are the stages, in order, grouped by pipeline; production comes from the type', async () => {
    const environments = await open().environments();
    expect(
      environments.map(({ group, name, production, readable }) => [group.name, name, production, readable]),
    ).toEqual([
      ['Storefront', 'Development', false, true],
      ['Storefront', 'Staging', false, true],
      ['Storefront', 'Production', true, true],
      ['Partner portal', 'Development', false, true],
      ['Partner portal', 'Staging', false, true],
      ['Partner portal', 'Production', true, true],
      ['Partner portal', 'Preview', false, false],
    ]);
  });
});

describe('an inventory', () => {
  test('has a row for each target of an application that feeds several', async () => {
    const staging = await open().inventory(STOREFRONT.staging);
    expect(staging.resources.map(({ id }) => id).sort()).toEqual([
      'storefront-api',
      'storefront-checkout',
      'storefront-recommendations',
      'storefront-search',
      'storefront-web-eu',
      'storefront-web-us',
    ]);
    const web = staging.resources.filter(({ id }) => id.startsWith('storefront-web'));
    expect(web[0]?.hash).toBe(web[1]?.hash);
  });

  test('says the same when the vendor names the applications of a stage', async () => {
    const told = await open().inventory(STOREFRONT.staging);
    await sevalla.switches({ stageApps: true });
    expect(await open({ placements: [] }).inventory(STOREFRONT.staging)).toEqual(told);
  });

  test('what is not placed is a gap, and what cannot be read is never taken for absent', async () => {
    const empty = await open({ placements: [] }).inventory(STOREFRONT.staging);
    expect(empty.resources).toEqual([]);
    expect(empty.gaps.join()).toMatch(/nobody has told Promenade/);
    await sevalla.fault({ path: `/v3/applications/${idOf('storefront-api-staging')}`, status: 404 });
    const { resources, unreadable } = await open().inventory(STOREFRONT.staging);
    expect(resources).toHaveLength(5);
    expect(unreadable).toMatchObject([
      { id: 'storefront-api', problem: expect.stringMatching(/not be allowed to see/) },
    ]);
    await expect(open().read(STOREFRONT.staging, { type: 'application', id: 'storefront-api' })).rejects.toMatchObject({
      code: 'vendor_unreadable',
    });
  });

  test('what runs is the newest success, whatever came after it', async () => {
    const read = (stage: string, id: string) => open().read(stage, { type: 'application', id });
    const [failed, good] = await Promise.all([
      read(STOREFRONT.staging, 'storefront-search'),
      read(STOREFRONT.production, 'storefront-search'),
    ]);
    expect(failed?.document.fields.build).toEqual({ image: 'ghcr.io/meridian-goods/search:46' });
    expect(good?.document.fields.build).toEqual(failed?.document.fields.build);
    expect((await read(STOREFRONT.production, 'storefront-recommendations'))?.document.fields.build).toBeNull();
    expect(await read(STOREFRONT.production, 'no-such-row')).toBeNull();
  });
});

describe('secrets', () => {
  test('no value of a variable is in anything that is read, and equal values can still be told', async () => {
    const session = open();
    const everything = await Promise.all([
      ...[STOREFRONT.staging, STOREFRONT.production, PARTNERS.production].map((stage) => session.inventory(stage)),
      session.pipelines?.board(STOREFRONT.pipeline),
      session.pipelines?.applications(),
      session.check(),
    ]);
    expect(JSON.stringify(everything)).not.toContain(CANARY);
    const row = { type: 'application', id: 'storefront-api' };
    const [staging, production] = await Promise.all([
      session.read(STOREFRONT.staging, row),
      session.read(STOREFRONT.production, row),
    ]);
    const of = (resource: typeof staging, key: string) => {
      const { variables } = resource?.document.fields ?? {};
      return JSON.stringify(Object.entries(variables ?? {}).find(([name]) => name === key)?.[1]);
    };
    expect(of(staging, 'SESSION_SECRET')).toBe(of(production, 'SESSION_SECRET'));
    expect(of(staging, 'STRIPE_SECRET_KEY')).not.toBe(of(production, 'STRIPE_SECRET_KEY'));
    expect(of(staging, 'STRIPE_SECRET_KEY')).toMatch(/hidden:[0-9a-f]{32}/);
  });

  test('another installation has other hashes', async () => {
    const row = { type: 'application', id: 'storefront-api' };
    const hash = async (hashKey: string) => (await open({ hashKey }).read(STOREFRONT.staging, row))?.hash;
    expect(await hash('one')).toBe(await hash('one'));
    expect(await hash('one')).not.toBe(await hash('two'));
  });
});

describe('the board', () => {
  test('shows what runs where, and how each stage relates to the one before', async () => {
    const board = await open().pipelines?.board(STOREFRONT.pipeline);
    const seen = board?.rows.map(({ id, cells }) => [
      id,
      ...[STOREFRONT.development, STOREFRONT.staging, STOREFRONT.production].map((stage) => {
        const cell = cells[stage];
        return cell && `${cell.relation}${cell.builds ?? ''}${cell.latest ? ` ${cell.latest.status}` : ''}`;
      }),
    ]);
    expect(seen).toEqual([
      ['storefront-api', 'first inProgress', 'in_step0', 'different'],
      ['storefront-checkout', 'first', 'behind2 waiting', 'in_step0'],
      ['storefront-recommendations', 'first', 'in_step0', 'empty'],
      ['storefront-search', 'first', 'behind1 failed', 'in_step0'],
      ['storefront-web-eu', 'first', 'behind2', 'behind2'],
      ['storefront-web-us', 'first', 'behind2', 'behind3'],
    ]);
    expect(board?.placedBy).toBe('people');
  });

  test('is cheap to refresh: only what moved is read again', async () => {
    const { pipelines } = open();
    const first = await pipelines?.board(STOREFRONT.pipeline);
    await sevalla.control('DELETE', '/requests');
    await sevalla.switches({ deploymentSeconds: 0 });
    await sevalla.call('POST', `/applications/${idOf('storefront-web-staging')}/deployments`, {});
    await sevalla.control('DELETE', '/requests');
    const second = await pipelines?.board(STOREFRONT.pipeline, first);
    const cell = second?.rows.find(({ id }) => id === 'storefront-web-eu')?.cells[STOREFRONT.staging];
    expect(cell?.relation).toBe('different');
    const asked = await sevalla.requests();
    // The pipeline, the list, one application that moved, and the three whose deployments are on their way.
    expect(asked.filter((line) => line.includes('/deployments?'))).toHaveLength(3);
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  test('what a limit keeps from being read is unknown, and is read at the next look', async () => {
    const clock = hastyClock();
    const { pipelines } = openAt(sevalla.url(), { budget: new Budget(8, clock) });
    const path = '/v3/applications/*/deployments*';
    await sevalla.fault({ method: 'GET', path, status: 429, headers: { 'x-ratelimit-reset': '40' } });
    const first = await pipelines?.board(STOREFRONT.pipeline);
    expect(
      first?.rows.flatMap(({ cells }) => Object.values(cells)).every(({ relation }) => relation === 'unknown'),
    ).toBe(true);
    await sevalla.control('DELETE', '/faults');
    await clock.sleep(40_000);
    const second = await pipelines?.board(STOREFRONT.pipeline, first);
    expect(second?.rows.flatMap(({ cells }) => Object.values(cells)).some(({ problem }) => problem !== null)).toBe(
      false,
    );
  });

  test('looks at everything again once a minute, because the list may not show every change', async () => {
    const { pipelines } = open();
    const first = await pipelines?.board(STOREFRONT.pipeline);
    await sevalla.control('DELETE', '/requests');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    await pipelines?.board(STOREFRONT.pipeline, first);
    expect((await sevalla.requests()).filter((line) => line.includes('/deployments?'))).toHaveLength(16);
  });

  test('an application that the key does not see is unknown, and said so', async () => {
    const gone = '00000000-0000-4000-8000-00000000dead';
    const board = await open({
      placements: placements.map((one) =>
        one.application === idOf('storefront-api-staging') ? { ...one, application: gone } : one,
      ),
    }).pipelines?.board(STOREFRONT.pipeline);
    const cells = board?.rows.find(({ id }) => id === 'storefront-api')?.cells;
    expect(cells?.[STOREFRONT.staging]).toMatchObject({ relation: 'unknown', running: null });
    expect(cells?.[STOREFRONT.production]?.relation).toBe('unknown');
    expect(board?.gaps.join()).toMatch(/does not mean that they were deleted/);
  });

  test('a state that nobody knows is shown as it came', async () => {
    await sevalla.switches({
      unknownStatus: 'verifying',
      deploymentSeconds: 0.01,
      neverEnding: [idOf('storefront-web-us')],
    });
    await sevalla.call('POST', `/applications/${idOf('storefront-web-us')}/deployments`, {});
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1000 });
    const board = await open().pipelines?.board(STOREFRONT.pipeline);
    const cell = board?.rows.find(({ id }) => id === 'storefront-web-us')?.cells[STOREFRONT.production];
    expect(cell?.latest?.status).toBe('verifying');
  });
});

describe('other reads', () => {
  test('suggestions from names and branches put every application of the seed where it is', async () => {
    const session = open({ placements: [] });
    const [pipelines, applications] = await Promise.all([session.pipelines?.list(), session.pipelines?.applications()]);
    const suggested = pipelines?.flatMap((pipeline) => suggestPlacements(pipeline, applications ?? [])) ?? [];
    const plain = (list: readonly { stage: string; application: string; row: string }[]) =>
      list.map(({ stage, application, row }) => `${stage} ${row} ${application}`).sort();
    expect(plain(suggested)).toEqual(plain(placements));
  });

  test('the log of an old deployment is there, because its beginning is named', async () => {
    const { pipelines } = open();
    const page = await pipelines?.deployments(idOf('storefront-search-staging'), { offset: 0, limit: 1 });
    expect(page).toMatchObject({ more: true, items: [{ status: 'failed' }] });
    const id = page?.items[0]?.id ?? '';
    const log = await pipelines?.log(idOf('storefront-search-staging'), id);
    expect(log?.map(({ message }) => message)).toContain('Deployment ended: failed');
    expect(log?.[0]?.at).toMatch(/^2026-11-\d\dT.*Z$/);
    expect(
      await pipelines?.deployment(idOf('storefront-search-staging'), '00000000-0000-4000-8000-00000000dead'),
    ).toBeNull();
  });
});
