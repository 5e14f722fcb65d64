import { describe, expect, test } from 'vitest';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { HARBOUR, MERIDIAN, NOVU_KEYS } from './constants';

const novu = novuForTests();

describe('credentials', () => {
  test.each([
    ['', 'Missing authorization header'],
    ['apikey sandbox-novu-development', 'Invalid authentication scheme: "apikey"'],
    ['sandbox-novu-development', 'Invalid authentication scheme: "sandbox-novu-development"'],
    ['ApiKey nobody', 'API Key not found'],
    ['Bearer nobody', 'Unauthorized'],
  ])('"%s" is a 401: %s', async (authorization, message) => {
    const answer = await novu.as(authorization)('GET', '/v2/workflows?limit=1');
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      error: 'Unauthorized',
      statusCode: 401,
      path: '/v2/workflows?limit=1',
      message,
      ctx: { error: 'Unauthorized', statusCode: 401 },
    });
  });

  test('a session picks its environment by header', async () => {
    const session = await novu.session();
    expect((await session('GET', '/v1/environments/me')).body.data).toMatchObject({ _id: HARBOUR.development });
    const headers = { 'Novu-Environment-Id': HARBOUR.staging };
    expect((await session('GET', '/v1/environments/me', undefined, headers)).body.data).toMatchObject({
      _id: HARBOUR.staging,
    });
    const wrong = await session('GET', '/v1/environments/me', undefined, { 'Novu-Environment-Id': MERIDIAN.staging });
    expect([wrong.status, wrong.body.message]).toEqual([401, 'Cannot find environment']);
  });

  test('a session ends, and a wrong password gives none', async () => {
    await novu.control('PATCH', '/novu', { tokenSeconds: 0 });
    const session = await novu.session();
    expect((await session('GET', '/v1/environments')).status).toBe(401);
    const login = { email: 'owner@novu.test', password: 'guess' };
    expect((await novu.send('POST', '/novu/v1/auth/login', login, {})).status).toBe(401);
  });

  test('what is not opened to keys is not accessible', async () => {
    const duplicate = await novu.development('POST', '/v2/workflows/welcome/duplicate', { name: 'Copy' });
    expect([duplicate.status, duplicate.body.message]).toEqual([401, 'API endpoint not accessible']);
    const session = await novu.session();
    const copy = await session('POST', '/v2/workflows/welcome/duplicate', { name: 'Copy' });
    expect([copy.status, copy.body.data]).toMatchObject([201, { workflowId: 'copy', name: 'Copy' }]);
  });
});

describe('environments', () => {
  interface Listed {
    _id: string;
    apiKeys: { key: string }[];
    slug: string;
    _parentId?: string;
  }

  test('the list shows the caller its own secret and none of the siblings’', async () => {
    const { body } = await novu.staging<Listed[]>('GET', '/v1/environments');
    expect(body.data.map(({ apiKeys }) => apiKeys.map(({ key }) => key))).toEqual([[], [NOVU_KEYS.staging], []]);
    expect(body.data).toMatchObject([
      { _id: MERIDIAN.development, name: 'Development', type: 'dev', identifier: expect.stringMatching(/^\w{12}$/) },
      { _id: MERIDIAN.staging, name: 'Staging', type: 'prod', slug: expect.stringMatching(/^staging_env_\w{16}$/) },
      { _id: MERIDIAN.production, type: 'prod', _parentId: MERIDIAN.development },
    ]);
    expect(body.data[0]).not.toHaveProperty('_parentId');
    expect(body.data[1]).not.toHaveProperty('_parentId');
  });

  test('a session, or the flag of the organisation, shows every secret', async () => {
    const session = await novu.session();
    const all = await session<Listed[]>('GET', '/v1/environments');
    expect(all.body.data.every(({ apiKeys }) => apiKeys.length === 1)).toBe(true);
    await novu.control('PATCH', '/novu', { siblingKeys: true });
    const widened = await novu.production<Listed[]>('GET', '/v1/environments');
    expect(widened.body.data.every(({ apiKeys }) => apiKeys.length === 1)).toBe(true);
  });

  test('"me" has neither keys nor slug', async () => {
    const { body } = await novu.production('GET', '/v1/environments/me');
    expect(body.data).toMatchObject({ _id: MERIDIAN.production, name: 'Production' });
    expect(body.data).not.toHaveProperty('apiKeys');
    expect(body.data).not.toHaveProperty('slug');
  });

  test('tags of a sibling are not guarded', async () => {
    const tags = await novu.development('GET', `/v2/environments/${MERIDIAN.production}/tags`);
    expect(tags.body.data).toContainEqual({ name: 'holiday-2025' });
  });
});

describe('the scope guard', () => {
  const scope =
    'This authentication scheme is scoped to a single environment and cannot target a different `_environmentId`. Use credentials from the target environment, or authenticate with a session token.';
  const bodyFor = (sourceEnvironmentId: string) => ({ sourceEnvironmentId });

  test.each(['development', 'production'] as const)('refuses the key of %s for diff and publish', async (name) => {
    for (const verb of ['diff', 'publish']) {
      const path = `/v2/environments/${MERIDIAN.production}/${verb}`;
      const answer = await novu[name]('POST', path, { ...bodyFor(MERIDIAN.development), dryRun: true });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ error: 'Forbidden', statusCode: 403, path, message: scope });
    }
  });

  test('comes after the checks of existence', async () => {
    const ask = async (target: string, source: string) => {
      const answer = await novu.development('POST', `/v2/environments/${target}/diff`, bodyFor(source));
      return [answer.status, answer.body.message];
    };
    const same = [400, 'Source and target environments cannot be the same'];
    expect(await ask(MERIDIAN.development, MERIDIAN.development)).toEqual(same);
    expect(await ask('prod', MERIDIAN.development)).toEqual([400, 'Invalid environment ID format']);
    expect(await ask(MERIDIAN.production.toUpperCase(), MERIDIAN.development)).toEqual([
      400,
      'Invalid environment ID format',
    ]);
    expect(await ask(HARBOUR.production, MERIDIAN.development)).toEqual([400, 'Target environment not found']);
    expect(await ask(MERIDIAN.production, HARBOUR.development)).toEqual([400, 'Source environment not found']);
  });

  test('refuses reading a workflow of another environment by key, in both organisations', async () => {
    for (const [key, other] of [
      [novu.development, MERIDIAN.production],
      [novu.legacy, HARBOUR.production],
    ] as const) {
      expect((await key('GET', `/v2/workflows/welcome?environmentId=${other}`)).status).toBe(403);
    }
    const session = await novu.session();
    expect((await session('GET', `/v2/workflows/welcome?environmentId=${HARBOUR.production}`)).status).toBe(200);
    expect((await session('GET', '/v2/workflows/welcome?environmentId=prod')).status).toBe(400);
    expect((await session('GET', `/v2/workflows/welcome?environmentId=${MERIDIAN.staging}`)).status).toBe(404);
  });

  test('is not there up to 3.17, nor for sessions', async () => {
    const path = `/v2/environments/${HARBOUR.production}/diff`;
    expect((await novu.legacy('POST', path, bodyFor(HARBOUR.staging))).status).toBe(200);
    const session = await novu.session();
    expect((await session('POST', path, {})).body.data).toMatchObject({ sourceEnvironmentId: HARBOUR.development });
  });
});
