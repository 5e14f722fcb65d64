import { describe, expect, test } from 'vitest';
import { novuForTests } from '@/lib/sandbox/testing-novu';

const novu = novuForTests();

interface Detail {
  _id: string;
  slug: string;
  workflowId: string;
  name: string;
  active: boolean;
  preferences: { user: object | null; default: { all: object } };
  steps: { _id: string; stepId: string; name: string; type: string; controlValues: Record<string, unknown> }[];
  updatedBy?: object;
  [field: string]: unknown;
}

const detail = async (id: string) => (await novu.development<Detail>('GET', `/v2/workflows/${id}`)).body.data;
const asUpdate = ({ name, steps, preferences }: Detail) => ({
  name,
  steps: steps.map(({ _id, stepId, name: title, type, controlValues }) => ({
    _id,
    stepId,
    name: title,
    type,
    controlValues,
  })),
  preferences: { user: preferences.user, workflow: preferences.default },
});

describe('create', () => {
  const input = {
    name: 'Recall',
    workflowId: 'recall',
    steps: [{ name: 'Tell them', type: 'sms', controlValues: { body: 'Stop!' } }],
  };

  test('answers 201 with the defaults of the server', async () => {
    const created = await novu.development('POST', '/v2/workflows', { ...input, surprise: true });
    expect(created.status).toBe(201);
    expect(created.body.data).toMatchObject({
      workflowId: 'recall',
      origin: 'novu-cloud',
      active: true,
      severity: 'none',
      validatePayload: true,
      payloadSchema: { type: 'object', additionalProperties: true },
      preferences: { user: null, default: { all: { enabled: true, readOnly: false } } },
      steps: [{ stepId: 'tell-them', controlValues: { body: 'Stop!' } }],
      updatedBy: { firstName: 'Mira' },
    });
    expect(created.body.data).not.toHaveProperty('surprise');
  });

  test('gives a taken identifier a suffix', async () => {
    await novu.development('POST', '/v2/workflows', input);
    const second = await novu.development<Detail>('POST', '/v2/workflows', input);
    expect([second.status, second.body.data.workflowId]).toEqual([201, expect.stringMatching(/^recall-\w{8}$/)]);
  });

  test('has the second shape of 422 for lengths, the first for types', async () => {
    const long = await novu.development('POST', '/v2/workflows', { ...input, name: '', tags: ['a', 'a'] });
    expect(long.status).toBe(422);
    expect(long.body.message).toMatch(/^Validation failed for UpsertWorkflowCommand: /);
    expect(Object.keys(long.body.errors ?? {})).toEqual(['workflowDto.name', 'workflowDto.tags']);
    const typed = await novu.development('POST', '/v2/workflows', { ...input, workflowId: 'no spaces' });
    expect(typed.body).toMatchObject({
      message: 'Validation Error',
      errors: { general: { value: 'No Value Recorded' } },
    });
  });

  test('knows limits: workflows, steps, unknown layouts', async () => {
    const many = Array.from({ length: 21 }, (_, index) => ({ name: `S${index}`, type: 'sms' }));
    expect((await novu.development('POST', '/v2/workflows', { ...input, steps: many })).status).toBe(400);
    const steps = [{ name: 'Mail', type: 'email', controlValues: { subject: 'x', body: 'y', layoutId: 'nowhere' } }];
    const lost = await novu.development('POST', '/v2/workflows', { ...input, steps });
    expect(lost.body.message).toContain('Layout not found for id nowhere');
    await novu.control('PATCH', '/novu', { workflowLimit: 40 });
    const full = await novu.development('POST', '/v2/workflows', input);
    expect([full.status, full.body]).toMatchObject([400, { currentCount: 40, limit: 40 }]);
  });

  test('turns blocks into HTML, and empties blocks that are none', async () => {
    const blocks = JSON.stringify({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hi' }] }],
    });
    const step = (body: string, editorType: string) => ({
      name: editorType,
      type: 'email',
      controlValues: { subject: 's', body, editorType },
    });
    const steps = [step(blocks, 'html'), step('<p>Hi</p>', 'block')];
    const { body } = await novu.development<Detail>('POST', '/v2/workflows', { ...input, steps });
    expect(body.data.steps.map(({ controlValues }) => controlValues.body)).toEqual([
      '<html><body><p>Hi</p></body></html>',
      '',
    ]);
  });
});

describe('replace', () => {
  const put = (id: string, body: unknown) => novu.development<Detail>('PUT', `/v2/workflows/${id}`, body);

  test('a faithful round trip changes nothing but who and when', async () => {
    const { updatedAt: _at, updatedBy: _by, ...before } = await detail('payment-failed');
    const { body } = await put('payment-failed', asUpdate(await detail('payment-failed')));
    expect(body.data).toMatchObject(before);
    expect(body.data.updatedBy).toMatchObject({ firstName: 'Mira' });
  });

  test('what is left out is reset: active, preferences, content', async () => {
    const before = await detail('payment-failed');
    await novu.development('PATCH', '/v2/workflows/payment-failed', { active: false });
    const steps = before.steps.map(({ _id, name, type }) => ({ _id, name, type }));
    const { body } = await put('payment-failed', { name: before.name, steps, preferences: {} });
    expect(body.data.active).toBe(true);
    expect(body.data.preferences.default.all).toEqual({ enabled: true, readOnly: false });
    expect(body.data.steps.map(({ controlValues }) => controlValues)).toEqual(steps.map(() => ({})));
    expect(body.data.steps.map(({ _id, stepId }) => [_id, stepId])).toEqual(
      before.steps.map(({ _id, stepId }) => [_id, stepId]),
    );
    expect(body.data).toMatchObject({ severity: 'high', tags: before.tags, description: before.description });
  });

  test('a step without its internal id is a new step', async () => {
    const before = await detail('welcome');
    const update = asUpdate(before);
    const steps = update.steps.map(({ _id, ...step }, index) => (index === 1 ? step : { _id, ...step }));
    const { body } = await put('welcome', { ...update, steps });
    const same = body.data.steps.map(({ _id }, index) => _id === before.steps[index]?._id);
    expect(same).toEqual([true, false, true]);
  });

  test('null clears schema and agent, keeps the description; the identifier stays', async () => {
    const update = asUpdate(await detail('chargeback-opened'));
    const { body } = await put('chargeback-opened', {
      ...update,
      payloadSchema: null,
      agent: null,
      description: null,
      workflowId: 'other',
    });
    expect(body.data).toMatchObject({ workflowId: 'chargeback-opened', payloadSchema: null, agent: null });
    expect(body.data.description).toContain('seven days');
  });

  test('preferences are required', async () => {
    const { preferences: _left, ...update } = asUpdate(await detail('welcome'));
    const refused = await put('welcome', update);
    expect([refused.status, refused.body.message]).toEqual([422, 'Validation Error']);
  });
});

describe('patch and delete', () => {
  test('patch takes some fields, ignores null and the rest, and keeps who changed it last', async () => {
    const before = await detail('refund-processed');
    const path = '/v2/workflows/refund-processed';
    const { body } = await novu.development<Detail>('PATCH', path, {
      active: false,
      name: null,
      severity: 'low',
      steps: [],
    });
    expect(body.data).toMatchObject({
      active: false,
      status: 'INACTIVE',
      name: before.name,
      severity: before.severity,
    });
    expect(body.data.steps).toEqual(before.steps);
    expect(body.data.updatedBy).toEqual(before.updatedBy);
    expect((await novu.development('PATCH', path, { active: 'no' })).status).toBe(422);
  });

  test('delete is an empty 204, and a 404 the second time', async () => {
    const gone = await novu.development('DELETE', '/v2/workflows/welcome');
    expect([gone.status, gone.body]).toEqual([204, null]);
    expect((await novu.development('DELETE', '/v2/workflows/welcome')).status).toBe(404);
    expect((await novu.production('GET', '/v2/workflows/welcome')).status).toBe(200);
  });
});
