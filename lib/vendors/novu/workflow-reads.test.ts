import { describe, expect, test, vi } from 'vitest';
import { type JsonObject, JsonRecord } from '@/lib/domain/json';
import { jsonBytes } from '@/lib/domain/json-bytes';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { workflowResource } from './map';
import recorded from './recorded.json';
import { MERIDIAN } from './sandbox/constants';
import { errorBody, seen, strictSession } from './testing-workflows';
import { WireWorkflow, WireWorkflowPage } from './wire';
import { pageOf, summaryOfItem } from './workflow-reads';

const novu = novuForTests();
const { development: environment, production } = MERIDIAN;
const workflowId = 'order-confirmation';
const path = `/v2/workflows/${workflowId}`;
const forget = () => novu.control('DELETE', '/requests');
const fault = (what: JsonObject) => novu.control('POST', '/faults', { vendor: 'novu', ...what });

const listed = (item: object) =>
  WireWorkflowPage.parse({ data: { workflows: [item], totalCount: 1 } }).data.workflows.map(summaryOfItem)[0];

describe('a list entry', () => {
  test('as recorded: what was never published has no date, what the list does not say is unknown', () => {
    const [item] = WireWorkflowPage.parse(recorded.workflows).data.workflows;
    expect(item && summaryOfItem(item)).toMatchObject({
      id: 'order-receipt',
      status: 'ACTIVE',
      active: true,
      severity: null,
      steps: ['email'],
      lastPublishedAt: null,
      lastTriggeredAt: null,
      updatedBy: 'Mira Okafor',
    });
  });

  test.each([
    ['ACTIVE', true],
    ['ERROR', true],
    ['INACTIVE', false],
    ['HIBERNATING', null],
    [null, null],
  ])('status %s means active: %s', (status, active) => {
    expect(listed({ workflowId: 'a', name: 'A', status })).toMatchObject({ status, active });
  });

  test('survives what no list had so far', () => {
    const strange = { workflowId: 7, name: 'A', tags: 'none', steps: [{ type: 'aura' }, {}], severity: 'apocalyptic' };
    expect(listed(strange)).toMatchObject({ id: '7', tags: [], steps: ['aura', 'unknown'], severity: 'apocalyptic' });
  });

  test('without an id it cannot be understood', () => {
    expect(() => listed({ name: 'A' })).toThrow();
  });
});

test('one workflow, as recorded, is whole', () => {
  const document = WireWorkflow.parse(recorded.workflow).data;
  const page = pageOf({ wire: document, resource: workflowResource(document) });
  expect(page.document).toEqual(JsonRecord.parse(document));
  expect(page.summary).toMatchObject({ id: 'order-receipt', severity: 'none', active: true, tags: ['billing'] });
});

describe('the two reads', () => {
  test('list goes through all pages of the environment’s own key', async () => {
    await forget();
    const listed = await strictSession(novu.url()).workflows?.list(environment);
    const requests = await seen(novu.url(), 'GET', '/v2/workflows');
    expect(requests).toEqual([
      {
        method: 'GET',
        path: '/novu/v2/workflows?limit=100&offset=0&orderBy=createdAt&orderDirection=ASC',
        body: null,
      },
    ]);
    const receipt = listed?.items.find(({ id }) => id === workflowId);
    expect(receipt).toMatchObject({ status: 'ACTIVE', active: true, severity: null, origin: 'novu-cloud' });
    expect(receipt?.steps).toContain('email');
    expect(listed?.items.some(({ origin }) => origin === 'external')).toBe(true);
    expect(listed?.items.some(({ lastPublishedAt }) => lastPublishedAt === null)).toBe(true);
    expect(listed?.gaps.join()).toMatch(/severity/);
  });

  test('a list of several pages is read to its end, and unknown words come through', async () => {
    const item = (id: number) => ({
      workflowId: `w${id}`,
      name: `W${id}`,
      status: 'DREAMING',
      stepTypeOverviews: ['aura'],
    });
    const page = (from: number, count: number) => ({
      data: { workflows: Array.from({ length: count }, (_, index) => item(from + index)), totalCount: 130 },
    });
    await fault({ method: 'GET', path: '/v2/workflows?*offset=0*', body: page(0, 100), times: 1 });
    await fault({ method: 'GET', path: '/v2/workflows?*offset=99*', body: page(99, 31), times: 1 });
    const listed = await strictSession(novu.url()).workflows?.list(environment);
    expect(listed?.items).toHaveLength(130);
    expect(listed?.items[129]).toMatchObject({
      id: 'w129',
      status: 'DREAMING',
      active: null,
      steps: ['aura'],
      tags: [],
    });
  });

  test('one is whole, and its hash is that of the comparison', async () => {
    await forget();
    const session = strictSession(novu.url());
    const one = await session.workflows?.one(environment, workflowId);
    expect(await seen(novu.url(), 'GET', path)).toEqual([{ method: 'GET', path: `/novu${path}`, body: null }]);
    expect(one?.hash).toBe((await session.read(environment, { type: 'workflow', id: workflowId }))?.hash);
    expect(one?.summary).toMatchObject({ id: workflowId, severity: 'high', active: true });
    expect(one?.document).toMatchObject({ workflowId, steps: expect.any(Array), createdAt: expect.any(String) });
  });

  test('a document is parsed once, and goes on as the bytes that came, written by nobody', async () => {
    const body = '<p>Grüße, "{{subscriber.firstName}}"</p>\n'.repeat(5000);
    const came = JSON.stringify(
      { workflowId: 'large', name: 'Large', steps: [{ stepId: 'a', controlValues: { body } }] },
      null,
      1,
    );
    const reads = strictSession(novu.url()).workflows;
    await reads?.one(environment, workflowId);
    await fault({ method: 'GET', path: '/v2/workflows/large', body: `{"data": ${came}}`, times: 1 });
    const parse = vi.spyOn(JSON, 'parse');
    const one = await reads?.one(environment, 'large');
    expect(parse.mock.calls.filter(([text]) => text.includes('Grüße')).length).toBe(1);
    const write = vi.spyOn(JSON, 'stringify');
    const answer = jsonBytes(one);
    expect(write.mock.calls.some(([value]) => value === one?.document || value === one)).toBe(false);
    vi.restoreAllMocks();
    expect(JSON.parse(answer.toString())).toEqual(JSON.parse(JSON.stringify(one)));
    expect(answer.includes(Buffer.from(came))).toBe(true);
  });

  test('what is not there is null, also when the text happens to be somebody’s internal id', async () => {
    const reads = strictSession(novu.url()).workflows;
    const internal = String((await reads?.one(environment, workflowId))?.document._id);
    expect(await reads?.one(environment, 'no-such-workflow')).toBeNull();
    expect(await reads?.one(environment, internal)).toBeNull();
  });

  const codes: [number, string][] = [
    [400, 'vendor_rejected'],
    [401, 'vendor_unauthorized'],
    [402, 'vendor_rejected'],
    [403, 'vendor_forbidden'],
    [405, 'vendor_rejected'],
    [409, 'vendor_rejected'],
    [413, 'vendor_rejected'],
    [414, 'vendor_rejected'],
    [415, 'vendor_rejected'],
    [422, 'vendor_rejected'],
    [429, 'vendor_rate_limited'],
    [500, 'vendor_unavailable'],
    [503, 'vendor_unavailable'],
  ];
  test.each(codes)('%i is an error of its own kind, with the vendor’s words', async (status, code) => {
    await fault({
      method: 'GET',
      path: '/v2/workflows*',
      status,
      body: errorBody(status),
      headers: { 'retry-after': '0' },
    });
    const reads = strictSession(novu.url()).workflows;
    const expected = expect.objectContaining({ code, message: expect.stringContaining(`no, ${status}`) });
    await expect(reads?.list(environment)).rejects.toEqual(expected);
    await expect(reads?.one(environment, workflowId)).rejects.toEqual(expected);
  });

  test('an environment that no key opens is said to be closed', async () => {
    const reads = strictSession(novu.url(), ['development']).workflows;
    await expect(reads?.list(production)).rejects.toMatchObject({ code: 'vendor_forbidden' });
  });
});
