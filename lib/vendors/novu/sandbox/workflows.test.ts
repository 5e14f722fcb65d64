import { describe, expect, test } from 'vitest';
import { novuForTests } from '@/lib/sandbox/testing-novu';

const novu = novuForTests();

interface Listed {
  workflows: { workflowId: string; name: string; lastPublishedAt: string; createdAt: string }[];
  totalCount: number;
}
interface Detail {
  _id: string;
  slug: string;
  steps: object[];
}

const detail = async (id: string) => (await novu.development<Detail>('GET', `/v2/workflows/${id}`)).body.data;
describe('list', () => {
  test('is a short form: an empty string where nothing was published, no active, no step ids', async () => {
    const { body } = await novu.development<Listed>('GET', '/v2/workflows?query=GIFT-CARD');
    expect(body.data.totalCount).toBe(1);
    const [item] = body.data.workflows;
    expect(item).toMatchObject({ lastPublishedAt: '', status: 'ACTIVE', stepTypeOverviews: ['delay', 'email'] });
    for (const field of ['active', 'description', 'severity', 'preferences']) expect(item).not.toHaveProperty(field);
    expect(JSON.stringify(item)).not.toContain('stepId');
    expect(await detail('gift-card-delivered')).not.toHaveProperty('lastPublishedAt');
  });

  test('pages over every origin, newest first', async () => {
    const page = async (query: string) => (await novu.development<Listed>('GET', `/v2/workflows?${query}`)).body.data;
    const [first, second] = [await page('limit=25'), await page('limit=25&offset=25')];
    const all = [...first.workflows, ...second.workflows];
    expect([first.totalCount, new Set(all.map(({ workflowId }) => workflowId)).size]).toEqual([40, 40]);
    const dates = all.map(({ createdAt }) => createdAt);
    expect(dates).toEqual(dates.toSorted().reverse());
    expect(all.map(({ workflowId }) => workflowId)).toContain('legacy-pos-sync');
    const names = (await page('orderBy=name&orderDirection=ASC')).workflows.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
  });

  test('filters by tags (any of them), status and words', async () => {
    const count = async (query: string) =>
      (await novu.development<Listed>('GET', `/v2/workflows?${query}`)).body.data.totalCount;
    const [returns, privacy] = [await count('tags=returns'), await count('tags[]=privacy')];
    expect([returns, privacy]).toEqual([3, 2]);
    expect(await count('tags=returns&tags=privacy')).toBe(5);
    expect(await count('status=ERROR')).toBe(1);
    expect(await count('status=INACTIVE&status=ERROR')).toBe(2);
    expect(await count('query=nothing-like-it')).toBe(0);
  });

  test.each([
    ['limit=101', 'limit must not be greater than 100'],
    ['limit=0', 'limit must not be less than 1'],
    ['offset=-1', 'offset must not be less than 0'],
    ['orderBy=rank', 'orderBy must be one of the following values: createdAt, updatedAt, name, lastTriggeredAt'],
  ])('%s is the first shape of 422', async (query, message) => {
    const answer = await novu.development('GET', `/v2/workflows?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      statusCode: 422,
      timestamp: expect.any(String),
      path: `/v2/workflows?${query}`,
      message: 'Validation Error',
      ctx: {},
      errors: { general: { messages: [message], value: 'No Value Recorded' } },
    });
  });
});

describe('detail', () => {
  test('is found by identifier, internal id and slug', async () => {
    const workflow = await detail('order-confirmation');
    expect(await detail(workflow._id)).toEqual(workflow);
    expect(await detail(workflow.slug)).toEqual(workflow);
  });

  test('what is not there is a 404 with its context spread', async () => {
    const missing = await novu.development('GET', '/v2/workflows/nope');
    expect(missing.status).toBe(404);
    expect(missing.body).toEqual({
      workflowId: 'nope',
      statusCode: 404,
      timestamp: expect.any(String),
      path: '/v2/workflows/nope',
      message: 'Workflow cannot be found',
      ctx: { workflowId: 'nope' },
    });
    expect((await novu.development('GET', '/v2/nothing')).body.message).toBe('Cannot GET /v2/nothing');
  });

  test('status and issues are computed; integrations are a matter of the environment', async () => {
    expect(await detail('chargeback-opened')).toMatchObject({
      status: 'ERROR',
      steps: [
        {
          issues: {
            controls: { body: [{ issueType: 'ILLEGAL_VARIABLE_IN_CONTROL_VALUE', variableName: 'order.number' }] },
          },
        },
        { issues: { controls: { subject: [{ issueType: 'MISSING_VALUE' }] } } },
      ],
    });
    expect(await detail('price-drop')).toMatchObject({ status: 'INACTIVE', active: false });
    const missing = { integration: { sms: [{ issueType: 'MISSING_INTEGRATION' }] } };
    const code = await detail('two-factor-code');
    expect(code).toMatchObject({ status: 'ACTIVE' });
    expect(code.steps[1]).toMatchObject({ issues: missing });
    const there = await novu.production<Detail>('GET', '/v2/workflows/two-factor-code');
    expect(there.body.data.steps[1]).not.toHaveProperty('issues');
  });
});
