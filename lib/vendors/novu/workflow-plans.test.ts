import { describe, expect, test } from 'vitest';
import { isObject, type JsonObject } from '@/lib/domain/json';
import { allNotices, isSubmittable, type Plan, toJson } from '@/lib/domain/plan';
import { editOf } from '@/lib/domain/workflow-input';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { Budget } from '../budget';
import { novu as vendor } from './adapter';
import { HARBOUR, MERIDIAN, NOVU_LOGIN } from './sandbox/constants';
import { applied, planned, proven, strictSession } from './testing-workflows';

const novu = novuForTests();
const { development: environment, production } = MERIDIAN;
const session = () => strictSession(novu.url());
const wire = async (id: string) => (await novu.development<JsonObject>('GET', `/v2/workflows/${id}`)).body.data;
const opened = async (id: string) => {
  const page = await session().workflows?.one(environment, id);
  if (!page) throw new Error(`There is no ${id}`);
  return page;
};
const codes = (plan: Plan) => allNotices(plan).map(({ code }) => code);
const stepsIn = (document: JsonObject) => (Array.isArray(document.steps) ? document.steps : []).filter(isObject);

async function update(id: string, change: (edit: JsonObject) => JsonObject): Promise<Plan> {
  const { document, hash } = await opened(id);
  const workflow = change(editOf(document));
  return planned(session(), 'workflow.update', { environment, workflowId: id, basedOn: hash, workflow });
}

describe('update', () => {
  test('what somebody changed after it was opened is not overwritten', async () => {
    const { hash } = await opened('order-confirmation');
    await novu.development('PATCH', '/v2/workflows/order-confirmation', { name: 'Theirs' });
    const input = { environment, workflowId: 'order-confirmation', basedOn: hash, workflow: { name: 'Mine' } };
    await expect(planned(session(), 'workflow.update', input)).rejects.toMatchObject({ code: 'plan_stale' });
    await novu.development('DELETE', '/v2/workflows/order-confirmation');
    await expect(planned(session(), 'workflow.update', input)).rejects.toMatchObject({ code: 'plan_stale' });
  });

  test('nor what somebody changes between the plan and the write', async () => {
    const plan = await update('order-confirmation', () => ({ name: 'Mine' }));
    await novu.development('PATCH', '/v2/workflows/order-confirmation', { description: 'Theirs' });
    expect(await applied(session(), 'workflow.update', plan)).toMatchObject([{ status: 'failed' }]);
    expect(await wire('order-confirmation')).toMatchObject({ description: 'Theirs', name: 'Order confirmation' });
  });

  test('a step keeps its identity under another id, and one that goes is told', async () => {
    const before = stepsIn(await wire('order-confirmation'));
    const plan = await update('order-confirmation', ({ steps }) => ({
      steps: stepsIn({ steps: steps ?? [] })
        .slice(0, 2)
        .map((step, index) => (index === 0 ? { ...step, stepId: 'bell' } : step)),
    }));
    expect(codes(plan)).toEqual(['step_deleted']);
    expect(plan.steps[0]?.undo).toBe('recreated');
    await applied(session(), 'workflow.update', plan);
    expect(await proven(session(), plan)).toBe(true);
    const after = stepsIn(await wire('order-confirmation'));
    expect(after.map(({ _id, stepId }) => [_id, stepId])).toEqual([
      [before[0]?._id, 'bell'],
      [before[1]?._id, 'confirmation-email'],
    ]);
  });

  test('a new step gets an id of its own beside one of the same name', async () => {
    const added = { name: 'Inbox', type: 'sms', controlValues: { body: 'Hello' } };
    const plan = await update('order-confirmation', ({ steps }) => ({
      steps: [...stepsIn({ steps: steps ?? [] }), added, added],
    }));
    await applied(session(), 'workflow.update', plan);
    expect(await proven(session(), plan)).toBe(true);
    const ids = stepsIn(await wire('order-confirmation')).map(({ stepId }) => stepId);
    expect(ids).toEqual(['inbox', 'confirmation-email', 'phone', 'inbox-2', 'inbox-3']);
  });

  test.each([
    ['a layout that is not there', { layoutId: 'no-such-layout' }, 'reference_missing'],
    ['a body that the editor would empty', { editorType: 'block', body: '<p>Hi</p>' }, 'content_spoilt'],
    ['a body that would be rewritten', { editorType: 'html', body: '{"type":"doc"}' }, 'content_spoilt'],
  ])('%s is a blocker', async (_name, content, code) => {
    const plan = await update('order-confirmation', ({ steps }) => ({
      steps: stepsIn({ steps: steps ?? [] }).map((step) =>
        step.type === 'email' && isObject(step.controlValues)
          ? { ...step, controlValues: { ...step.controlValues, ...content } }
          : step,
      ),
    }));
    expect(allNotices(plan)).toMatchObject([{ code, severity: 'blocker' }]);
    expect(isSubmittable(plan)).toBe(false);
  });

  test('the same again is nothing to do, pausing and mistakes are told', async () => {
    expect(await update('order-confirmation', (edit) => edit)).toMatchObject({ steps: [] });
    expect(codes(await update('order-confirmation', () => ({ active: false })))).toEqual(['paused']);
    const spoil = stepsIn(await wire('order-confirmation')).map((step): JsonObject => ({ ...step, controlValues: {} }));
    await novu.development('PUT', '/v2/workflows/order-confirmation', { name: 'O', preferences: {}, steps: spoil });
    expect(codes(await update('order-confirmation', () => ({ name: 'New' })))).toEqual(['has_issues']);
    const repaired = spoil.map(({ stepId, name, type }) => ({
      stepId: stepId ?? '',
      name: name ?? '',
      type: type ?? '',
      controlValues: { body: 'Hello' },
    }));
    const repair = await update('order-confirmation', () => ({ steps: repaired }));
    expect([codes(repair), repair.steps.length]).toEqual([[], 1]);
  });

  test.each<[JsonObject, string]>([
    [{ workflowId: 'other' }, 'workflow.workflowId'],
    [{ steps: [{ _id: 'gone', name: 'x', type: 'sms' }] }, 'workflow.steps.0._id'],
    [{ name: '' }, 'workflow.name'],
    [{ steps: [{ name: '', type: 'sms' }] }, 'workflow.steps.0.name'],
    [{ tags: Array.from({ length: 17 }, (_, index) => `t${index}`) }, 'workflow.tags'],
    [{ name: 'New', surprise: 1 }, 'workflow.surprise'],
    [{}, 'workflow'],
  ])('%o is refused by the name of the field', async (workflow, path) => {
    const { hash } = await opened('order-confirmation');
    const input = { environment, workflowId: 'order-confirmation', basedOn: hash, workflow };
    await expect(planned(session(), 'workflow.update', input)).rejects.toMatchObject({
      code: 'invalid_input',
      errors: [{ path: `input.${path}` }],
    });
  });
});

test('what was published from code cannot be changed here, and its deletion cannot be undone', async () => {
  const id = 'legacy-pos-sync';
  const blocked = [{ code: 'made_elsewhere', severity: 'blocker' }];
  expect(allNotices(await update(id, () => ({ name: 'New' })))).toMatchObject(blocked);
  const patch = await planned(session(), 'workflow.patch', { environment, workflowId: id, patch: { name: 'New' } });
  expect(allNotices(patch)).toMatchObject(blocked);
  await novu.development('PATCH', `/v2/workflows/${id}`, { name: 'Edited' });
  const sync = await planned(session(), 'sync', { source: environment, target: production, workflowId: id });
  expect(allNotices(sync)).toEqual(expect.arrayContaining([expect.objectContaining(blocked[0] ?? {})]));
  const gone = await planned(session(), 'workflow.delete', { environment, workflowId: id });
  expect([isSubmittable(gone), gone.steps[0]?.undo]).toEqual([true, 'none']);
});

describe('create', () => {
  const workflow = { name: 'Recall', workflowId: 'recall', steps: [{ name: 'Say', type: 'sms' }] };

  test('an identifier that is taken is a blocker', async () => {
    const taken = { ...workflow, workflowId: 'order-confirmation' };
    const plan = await planned(session(), 'workflow.create', { environment, workflow: taken });
    expect(allNotices(plan)).toMatchObject([{ code: 'id_taken', severity: 'blocker' }]);
  });

  test('when it is taken at the last moment, the outcome names the id that the vendor really gave', async () => {
    const plan = await planned(session(), 'workflow.create', { environment, workflow });
    await novu.development('POST', '/v2/workflows', workflow);
    const [outcome] = await applied(session(), 'workflow.create', plan);
    expect(outcome).toMatchObject({ status: 'failed', message: expect.stringMatching(/“recall-\w{8}”/) });
  });

  test('the same attempt sent twice makes one workflow, also under a long key', async () => {
    const plan = await planned(session(), 'workflow.create', { environment, workflow });
    const [step] = plan.steps;
    const create = session().actions['workflow.create'];
    for (const key of ['k', 'k', 'l'.repeat(300)]) await (step && create?.apply(step, key, async () => {}));
    const { items } = (await session().workflows?.list(environment)) ?? { items: [] };
    const made = items.filter(({ name }) => name === 'Recall').map(({ id }) => id);
    expect(made).toEqual(['recall', expect.stringMatching(/^recall-/)]);
  });

  test('is taken back by a deletion, exactly', async () => {
    const plan = await planned(session(), 'workflow.create', { environment, workflow });
    expect(plan.steps[0]).toMatchObject({ verb: 'create', before: null, undo: 'exact' });
    await applied(session(), 'workflow.create', plan);
    const resources = [{ type: 'workflow', id: 'recall', resource: null }];
    const back = await planned(session(), 'restore', { target: environment, title: 'Undo', resources });
    expect(back.steps[0]?.verb).toBe('delete');
    await applied(session(), 'restore', back);
    expect(await proven(session(), back)).toBe(true);
  });

  test('the vendor’s own refusal comes through: a limit, and a kind of step that it does not know', async () => {
    const strange = { ...workflow, steps: [{ name: 'Beam', type: 'hologram' }] };
    const plan = await planned(session(), 'workflow.create', { environment, workflow: strange });
    const [refused] = await applied(session(), 'workflow.create', plan);
    expect(refused).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('steps.0.type must be one of'),
    });
    await novu.control('PATCH', '/novu', { workflowLimit: 1 });
    const more = await planned(session(), 'workflow.create', { environment, workflow });
    const [limited] = await applied(session(), 'workflow.create', more);
    expect(limited).toMatchObject({ status: 'failed', message: expect.stringContaining('Workflow limit exceeded') });
  });
});

describe('patch of several', () => {
  const ids = ['order-confirmation', 'order-cancelled', 'order-delayed'];
  const input = (patch: JsonObject) => ({ environment, workflowIds: ids, patch });

  test('is one step each, without those that are like that already, and can be taken back exactly', async () => {
    await novu.development('PATCH', '/v2/workflows/order-cancelled', { active: false });
    const plan = await planned(session(), 'workflow.patch', input({ active: false }));
    expect(plan.title).toBe('Pause 2 workflows in Development');
    expect(plan.steps.map(({ resourceId }) => resourceId)).toEqual(['order-confirmation', 'order-delayed']);
    expect(plan.watched).toHaveLength(3);
    expect(codes(plan)).toEqual(['already_equal', 'paused', 'paused']);
    const resources = await Promise.all(
      plan.steps.map(async ({ resourceId: id }) => ({
        type: 'workflow',
        id,
        resource: await session().read(environment, { type: 'workflow', id }),
      })),
    );
    await applied(session(), 'workflow.patch', plan);
    expect(await proven(session(), plan)).toBe(true);
    const undo = toJson({ target: environment, title: 'Undo', resources });
    const back = await planned(session(), 'restore', undo);
    await applied(session(), 'restore', back);
    expect(await proven(session(), back)).toBe(true);
    expect(back.steps.map(({ after }) => after).sort()).toEqual(plan.steps.map(({ before }) => before).sort());
  });

  test.each<[JsonObject, string]>([
    [{ environment, workflowIds: ['order-confirmation', 'nobody'], patch: { active: true } }, 'input.workflowIds.1'],
    [{ environment, workflowIds: ['a', 'a'], patch: { active: true } }, 'input.workflowIds'],
    [{ environment, patch: { active: true } }, 'input.workflowId'],
    [{ environment, workflowIds: ids, patch: { name: 'One name' } }, 'input.patch.name'],
    [{ environment, workflowId: 'order-confirmation', patch: {} }, 'input.patch'],
    [{ environment, workflowId: 'order-confirmation', patch: { description: null } }, 'input.patch.description'],
    [
      { environment, workflowId: 'order-confirmation', patch: { name: 'New', severity: 'high' } },
      'input.patch.severity',
    ],
    [{ environment: 'nowhere', workflowId: 'order-confirmation', patch: { active: true } }, 'input.environment'],
  ])('%o names the field', async (given, path) => {
    await expect(planned(session(), 'workflow.patch', given)).rejects.toMatchObject({ errors: [{ path }] });
  });
});

test('a deletion says what stops and what is lost, and brings the content back under new ids', async () => {
  const id = 'order-confirmation';
  const before = await opened(id);
  const resource = await session().read(environment, { type: 'workflow', id });
  const plan = await planned(session(), 'workflow.delete', { environment, workflowId: id });
  expect(codes(plan)).toEqual(['stops', 'deleted_for_good']);
  expect(allNotices(plan)[0]?.message).toMatch(/It is active in Development.*in_app, email, push/);
  expect(plan.steps[0]).toMatchObject({ verb: 'delete', after: null, undo: 'recreated' });
  await applied(session(), 'workflow.delete', plan);
  const undo = toJson({ target: environment, title: 'Undo', resources: [{ type: 'workflow', id, resource }] });
  const back = await planned(session(), 'restore', undo);
  expect(codes(back)).toContain('new_identity');
  await applied(session(), 'restore', back);
  const after = await opened(id);
  expect(after.hash).toBe(before.hash);
  expect(after.document._id).not.toBe(before.document._id);
});

describe('sync', () => {
  test('shows what differs, names the layouts that go along, and proves both', async () => {
    await novu.development('PUT', '/v2/layouts/brand-layout', {
      name: 'Brand',
      controlValues: { email: { editorType: 'html', body: '<html><body>New {{content}}</body></html>' } },
    });
    const input = { source: environment, target: production, workflowId: 'order-confirmation' };
    const plan = await planned(session(), 'sync', input);
    expect(plan.title).toBe('Synchronise “Order confirmation” from Development to Production');
    expect(plan.steps).toMatchObject([{ verb: 'update', input: { via: 'sync' }, affects: [{ id: 'brand-layout' }] }]);
    expect(codes(plan)).toContain('dragged_along');
    await applied(session(), 'sync', plan);
    expect(await proven(session(), plan)).toBe(true);
    const [dragged] = plan.steps[0]?.affects ?? [];
    expect((await session().read(production, { type: 'layout', id: 'brand-layout' }))?.hash).toBe(dragged?.after);
    expect((await planned(session(), 'sync', input)).steps).toEqual([]);
  });

  test('never deletes: what the source does not have is refused', async () => {
    await novu.development('DELETE', '/v2/workflows/order-confirmation');
    const input = { source: environment, target: production, workflowId: 'order-confirmation' };
    await expect(planned(session(), 'sync', input)).rejects.toMatchObject({ errors: [{ path: 'input.workflowId' }] });
  });

  test('works with a login as well, from whichever environment it starts', async () => {
    const credentials = { keys: [], ...NOVU_LOGIN };
    const login = vendor.open({ id: 't', baseUrl: `${novu.url()}/novu`, credentials, budget: new Budget() });
    const input = { source: HARBOUR.production, target: HARBOUR.development, workflowId: 'order-confirmation' };
    const plan = await planned(login, 'sync', input);
    expect(plan.steps).toMatchObject([{ input: { via: 'sync' } }]);
    await applied(login, 'sync', plan);
    expect(await proven(login, plan)).toBe(true);
  });
});

test('an environment that no key opens is not written to', async () => {
  const only = strictSession(novu.url(), ['development']);
  const input = { environment: production, workflowId: 'order-confirmation', patch: { active: false } };
  await expect(planned(only, 'workflow.patch', input)).rejects.toMatchObject({ code: 'vendor_forbidden' });
});
