import { describe, expect, test } from 'vitest';
import { rowOf } from '@/lib/domain/compare';
import type { JsonObject } from '@/lib/domain/json';
import { keyText, type ResourceKey } from '@/lib/domain/resource';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { Budget } from '../budget';
import type { VendorSession } from '../port';
import { novu as vendor } from './adapter';
import { HARBOUR, MERIDIAN, NOVU_LOGIN } from './sandbox/constants';
import { applied, planned, strictSession } from './testing-workflows';

const novu = novuForTests();
const { development, production } = HARBOUR;
/** The same on both sides of the seed. */
const equal = { type: 'workflow', id: 'password-changed' };
/** Different on both sides of the seed. */
const differing = { type: 'workflow', id: 'delivery-exception' };

const open = (): VendorSession =>
  vendor.open({
    id: 'test',
    baseUrl: `${novu.url()}/novu`,
    credentials: { ...NOVU_LOGIN, keys: [] },
    budget: new Budget(),
  });

const info = (id: string) => ({ id, name: id, updatedBy: null, updatedAt: null });
const change = (resourceType: string, id: string, previous: JsonObject, next: JsonObject) => ({
  resourceType,
  action: 'modified',
  sourceResource: info(id),
  targetResource: info(id),
  diffs: { previous, new: next },
});
const entry = ({ type, id }: ResourceKey, changes: JsonObject[], more: JsonObject = {}) => ({
  resourceType: type,
  sourceResource: info(id),
  targetResource: info(id),
  changes,
  ...more,
});
const translations = change(
  'localization_group',
  'translations',
  { translations: { en_US: { a: 'Old' } } },
  { translations: { en_US: { a: 'New' } } },
);

const answers = (path: string, data: JsonObject) =>
  novu.control('POST', '/faults', { vendor: 'novu', path, status: 200, body: { data } });
const reports = (...resources: JsonObject[]) => answers('/diff', { resources });

async function rowIn(session: VendorSession, key: ResourceKey) {
  const paired = await session.compare?.(development, production);
  const pair = paired?.pairs.find((one) => {
    const side = 'id' in one ? one : (one.source ?? one.target);
    return side && keyText(side) === keyText(key);
  });
  if (!paired || !pair) throw new Error('There is no such row');
  return { row: rowOf(pair), paired };
}

async function opened(session: VendorSession, key: ResourceKey) {
  const pair = await session.pair?.(development, production, key);
  if (!pair) throw new Error('It cannot be opened');
  return rowOf(pair);
}

describe('a difference that only Novu sees', () => {
  test('is a row with its reason that cannot be ticked, in the list and when it is opened', async () => {
    await reports(entry(equal, [translations]));
    const session = open();
    const { row } = await rowIn(session, equal);
    expect(row).toMatchObject({ state: 'modified', locked: expect.stringContaining('(localization group)') });
    expect(row.parts.filter(({ state }) => state === 'modified')).toMatchObject([
      { type: 'localization_group', fields: [{ path: 'translations.en_US.a', state: 'modified' }] },
    ]);
    expect(await opened(session, equal)).toMatchObject({ state: row.state, locked: row.locked, digest: row.digest });
  });

  test('shows also without content, in settings nobody knows, and of an agent', async () => {
    const silent = { ...translations, action: 'added', diffs: null };
    const agents = await open().inventory(development);
    const here = new Map((await open().inventory(production)).resources.map((one) => [keyText(one), one.hash]));
    const agent = agents.resources.find((one) => one.type === 'agent' && here.get(keyText(one)) === one.hash);
    const same = { type: 'agent', id: agent?.id ?? '' };
    await reports(
      entry(equal, [silent]),
      entry(same, [change('agent', same.id, { name: 'a', model: 'old' }, { name: 'a', model: 'new' })]),
    );
    const session = open();
    expect((await rowIn(session, equal)).row).toMatchObject({ state: 'modified', locked: expect.any(String) });
    expect((await rowIn(session, same)).row).toMatchObject({
      state: 'modified',
      locked: expect.stringContaining('(settings)'),
      fields: [{ path: 'model' }],
    });
  });

  test('leaves a row that differs otherwise free to be ticked', async () => {
    await reports(entry(differing, [translations]));
    const { row } = await rowIn(open(), differing);
    expect(row).toMatchObject({ state: 'modified', locked: null });
    expect(row.parts.map(({ type }) => type)).toContain('localization_group');
  });

  test('is unknown where one side is only seen through the comparison', async () => {
    await reports(entry(equal, [translations]));
    const { row } = await rowIn(strictSession(novu.url(), ['legacy']), equal);
    expect(row).toMatchObject({ state: 'unknown', problem: expect.stringContaining('localization group') });
  });
});

test('what Novu says a resource depends on stands with its own reason, where none of ours covers it', async () => {
  const dependency = (resourceType: string, resourceId: string, reason: string) => ({
    resourceType,
    resourceId,
    resourceName: `The ${resourceId}`,
    isBlocking: true,
    reason,
  });
  const dependencies = [
    dependency('layout', 'brand-layout', 'LAYOUT_REQUIRED_FOR_WORKFLOW'),
    dependency('layout', 'brand-layout', 'LAYOUT_LOCKED_BY_REVIEW'),
    dependency('integration', 'sendgrid', 'INTEGRATION_REQUIRED'),
  ];
  await reports(entry(differing, [], { dependencies }));
  for (const session of [open(), strictSession(novu.url(), ['legacy'])]) {
    const { paired } = await rowIn(session, differing);
    expect(paired.alsoNeeded?.(differing)).toEqual([
      {
        type: 'layout',
        id: 'brand-layout',
        name: 'The brand-layout',
        reason: 'LAYOUT_LOCKED_BY_REVIEW',
        blocking: true,
      },
      { type: 'integration', id: 'sendgrid', name: 'The sendgrid', reason: 'INTEGRATION_REQUIRED', blocking: true },
    ]);
    expect(paired.alsoNeeded?.(equal)).toEqual([]);
  }
});

test.each([
  ['No changes detected', 'succeeded', 'Novu found it equal already and wrote nothing.'],
  ['LOCKED_BY_REVIEW', 'unknown', 'Novu skipped it: LOCKED_BY_REVIEW.'],
  ['Dry run mode', 'unknown', 'Novu skipped it: Dry run mode.'],
  [null, 'unknown', 'Novu skipped it: no reason was given.'],
])('a publish that skips with “%s” is %s', async (reason, status, message) => {
  const session = open();
  const plan = await planned(session, 'publish', { source: development, target: production, resources: [differing] });
  const skipped = [{ resourceType: 'workflow', resourceId: differing.id, reason }];
  await answers('/publish', { results: [{ resourceType: 'workflow', successful: [], failed: [], skipped }] });
  expect(await applied(session, 'publish', plan)).toEqual([{ status, message }]);
});

describe('what Novu does not mention', () => {
  test.each([
    { name: 'Your password is another one' },
    { tags: ['somewhere-else'] },
    { active: false },
    { isTranslationEnabled: true },
  ])('is read on both sides where the lists show %o', async (edit) => {
    const there = await novu.session({ 'novu-environment-id': production });
    await there('PATCH', `/v2/workflows/${equal.id}`, edit);
    await reports();
    const { row } = await rowIn(open(), equal);
    expect(row).toMatchObject({ state: 'modified', locked: null });
    expect(row.fields.map(({ path }) => path)).toEqual(Object.keys(edit));
  });

  test('is equal without reading where the lists are alike', async () => {
    const { paired } = await rowIn(open(), equal);
    expect(paired.pairs.find((pair) => pair.kind === 'equal' && pair.id === equal.id)).toBeDefined();
  });
});

describe('agents that cannot be seen', () => {
  const refuseAgents = (times?: number) =>
    novu.control('POST', '/faults', {
      vendor: 'novu',
      path: '/v1/agents',
      status: 403,
      body: { statusCode: 403, message: 'Forbidden resource' },
      ...(times ? { times } : {}),
    });
  const states = async (session: VendorSession, sides: { development: string; production: string }) => {
    const paired = await session.compare?.(sides.development, sides.production);
    const rows = paired?.pairs.map(rowOf).filter(({ type }) => type === 'agent') ?? [];
    return { states: [...new Set(rows.map(({ state }) => state))], gaps: paired?.gaps };
  };

  test('are unknown where Novu reports a difference, and never equal, new or gone', async () => {
    await refuseAgents();
    const gap = 'Agents cannot be read with these credentials.';
    expect(await states(open(), HARBOUR)).toEqual({ states: ['unknown'], gaps: [gap] });
    expect(await states(strictSession(novu.url(), ['legacy']), HARBOUR)).toEqual({ states: ['unknown'], gaps: [gap] });
  });

  test('and are used by what is to be published are named in the plan, which neither fails nor calls them missing', async () => {
    await refuseAgents();
    const sides = { source: MERIDIAN.development, target: MERIDIAN.production };
    const resources = [{ type: 'workflow', id: 'shipment-dispatched' }];
    const plan = await planned(strictSession(novu.url()), 'publish', { ...sides, resources });
    expect(plan.steps.flatMap(({ effects }) => effects).map(({ code, severity }) => [code, severity])).toEqual([
      ['reference_unread', 'warning'],
    ]);
  });

  test('on one side make those of the other unknown as well', async () => {
    await refuseAgents(1);
    expect((await states(open(), HARBOUR)).states).toEqual(['unknown']);
    await novu.control('POST', '/reset');
    await refuseAgents(1);
    expect((await states(strictSession(novu.url()), MERIDIAN)).states).toEqual(['unknown']);
  });
});

test('translations, which nobody can read here, are named where they travel and where nothing is written', async () => {
  const sides = { source: MERIDIAN.development, target: MERIDIAN.production };
  const input = { ...sides, resources: [{ type: 'workflow', id: 'cart-reminder' }] };
  const session = strictSession(novu.url());
  const plan = await planned(session, 'publish', input);
  expect(plan.steps[0]?.effects.map(({ code }) => code)).toContain('translations_travel');
  await applied(session, 'publish', plan);
  const again = await planned(session, 'publish', input);
  expect(again.notices.map(({ message }) => message)).toEqual([
    expect.stringMatching(/already the same in Production.*Its translations cannot be read here/),
  ]);
});
