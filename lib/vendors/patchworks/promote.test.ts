import { describe, expect, test } from 'vitest';
import { isSubmittable } from '@/lib/domain/plan';
import { actionOf, patchworksForTests, planOf, quietNote, run } from '@/lib/sandbox/testing-patchworks';
import {
  carryOut,
  flowToPromote,
  messages,
  of,
  pick as pickFrom,
  source,
  statesOf,
  stepOf,
  target,
  truth,
  Watching,
  writes as writesOf,
} from './testing-faults';

const host = patchworksForTests();
const open = () => host.open(new Watching());
const writes = () => writesOf(host);
const pick = (wanted: Parameters<typeof pickFrom>[1]) => pickFrom(host, wanted);

describe('promote and take back', () => {
  test.each(['enabled', 'disabled', 'new'] as const)('a flow that is %s in the target, and back', async (kind) => {
    const flow = await flowToPromote(host, kind);
    const before = statesOf(of(await truth(host), flow));
    const session = open();
    const snapshot = await session.read(target, { type: 'flow', id: flow });
    const plan = await planOf(session, 'promote', { flow, source, target });
    const [step] = plan.steps;
    expect(plan.watched.map(({ environment, hash }) => [environment.id, hash])).toEqual([
      [source, expect.any(String)],
      [target, step?.before],
    ]);
    expect(await run(session, 'promote', { flow, source, target })).toMatchObject([{ status: 'succeeded' }]);
    expect((await session.read(target, { type: 'flow', id: flow }))?.hash).toBe(step?.after);
    expect(of(await truth(host), flow)[0]?.enabled).toBe(kind === 'enabled');

    const resources = JSON.parse(JSON.stringify([{ type: 'flow', id: flow, resource: snapshot }]));
    const back = await planOf(session, 'restore', { target, title: 'Take back', resources });
    expect(back.steps).toMatchObject([
      { verb: kind === 'new' ? 'delete' : 'update', after: step?.before ?? null, undo: 'recreated' },
    ]);
    expect(await run(session, 'restore', { target, title: 'Take back', resources })).toMatchObject([
      { status: 'succeeded' },
    ]);
    expect(statesOf(of(await truth(host), flow))).toEqual(before);
  });

  test('several flows: a step each; what is equal or missing is said', async () => {
    const all = await truth(host);
    const flows = [...new Set(all.map(({ flow }) => flow.id))];
    const plan = await planOf(open(), 'promote', { flows, source, target });
    const versions = (environment: string, flow: string) => of(all, flow, environment)[0]?.version.id;
    const differing = flows.filter(
      (flow) => versions(source, flow) && versions(source, flow) !== versions(target, flow),
    );
    expect(plan.steps.map(({ resourceId }) => resourceId)).toEqual(differing);
    expect(plan.notices.filter(({ code }) => code === 'not_in_source')).toHaveLength(
      flows.filter((flow) => !versions(source, flow)).length,
    );
    expect(isSubmittable(plan)).toBe(false);
  });

  test('an older version is pointed out', async () => {
    const flow = await flowToPromote(host, 'enabled');
    expect(messages(await planOf(open(), 'promote', { flow, source: target, target: source }))).toContain(
      'older_version',
    );
  });

  test('a target that changed after the plan is not touched', async () => {
    const flow = await flowToPromote(host, 'enabled');
    const step = await stepOf(open(), 'promote', { flow, source, target });
    const [one] = of(await truth(host), flow);
    await host.call('PUT', `/flow-versions/${one?.version.id}/deployments/${one?.id}`, {
      virtual_environment_id: target,
      priority: 5,
      enabled_at: one?.enabledAt ?? null,
    });
    await host.control('DELETE', '/requests');
    expect(await actionOf(open(), 'promote').apply(step, 'key', quietNote)).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('changed after'),
    });
    expect(await writes()).toEqual([]);
  });

  test('what was deleted comes back as it was, under another id', async () => {
    const one = await pick(({ enabled, priority }) => enabled && priority !== null);
    const session = open();
    const resource = await session.read(one.environment.id, { type: 'flow', id: one.flow.id });
    await run(session, 'delete', { deployments: [one.id] });
    const resources = JSON.parse(JSON.stringify([{ type: 'flow', id: one.flow.id, resource }]));
    const plan = await planOf(session, 'restore', { target: one.environment.id, title: 'Take back', resources });
    expect(messages(plan)).toContain('new_identity');
    await run(session, 'restore', { target: one.environment.id, title: 'Take back', resources });
    const [back] = of(await truth(host), one.flow.id, one.environment.id);
    expect([statesOf(back ? [back] : []), back?.id === one.id]).toEqual([statesOf([one]), false]);
  });

  test.each([3, 4])('what somebody else deploys meanwhile (before request %i) is never deleted', async (number) => {
    const flow = await flowToPromote(host, 'enabled');
    const budget = new Watching();
    const session = host.open(budget);
    const step = await stepOf(session, 'promote', { flow, source, target });
    const [one] = of(await truth(host), flow);
    budget.count = 0;
    budget.before = async (current) => {
      if (current !== number) return;
      if (number === 3) await host.call('DELETE', `/flow-versions/${one?.version.id}/deployments/${one?.id}`);
      // The draft: neither what was there nor what is to come.
      await host.call('POST', '/flow-versions/4003/deployments', {
        flow_version_id: '4003',
        virtual_environment_id: target,
      });
    };
    expect(flow).toBe('81');
    const outcome = await actionOf(session, 'promote').apply(step, 'key', quietNote);
    expect(outcome).toMatchObject({ status: 'unknown', message: expect.stringContaining('Another version') });
    expect(await actionOf(session, 'promote').reconcile(step, null)).toMatchObject({ status: 'unknown' });
    expect(of(await truth(host), flow).map(({ version }) => version.id)).toEqual(['4003']);
  });

  test.each(['disable', 'update'])('%s neither deletes nor creates, whatever happens meanwhile', async (action) => {
    const one = await pick(({ enabled, environment }) => enabled && environment.id === '31');
    const budget = new Watching();
    const session = host.open(budget);
    const named = { version: one.version.id, deployment: one.id, priority: one.priority === 5 ? 4 : 5 };
    const step = await stepOf(session, action, action === 'update' ? named : { deployments: [one.id] });
    budget.count = 0;
    budget.before = async (current) => {
      if (current === 2) await host.call('DELETE', `/flow-versions/${one.version.id}/deployments/${one.id}`);
    };
    await host.control('DELETE', '/requests');
    const outcome = await carryOut(session, action, step);
    expect(outcome).toMatchObject({ status: 'failed', message: expect.stringContaining('not deployed') });
    expect((await writes()).filter((line) => line.startsWith('DELETE') || line.endsWith('/deployments'))).toHaveLength(
      1,
    );
  });
});
