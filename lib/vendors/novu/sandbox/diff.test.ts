import { describe, expect, test } from 'vitest';
import { novuForTests } from '@/lib/sandbox/testing-novu';
import { HARBOUR } from './constants';

const novu = novuForTests();

interface Change {
  resourceType: string;
  action: string;
  sourceResource: { id: string; updatedAt: string | null } | null;
  targetResource: { id: string } | null;
  diffs?: { previous: Record<string, unknown> | null; new: Record<string, unknown> | null };
  previousIndex?: number;
  newIndex?: number;
}
interface Resource extends Change {
  changes: Change[];
  summary: object;
  dependencies?: object[];
}
interface Diff {
  resources: Resource[];
  summary: { totalEntities: number; totalChanges: number; hasChanges: boolean };
}

const diff = async (target: string = HARBOUR.production, body: object = {}) =>
  (await novu.legacy<Diff>('POST', `/v2/environments/${target}/diff`, body)).body.data;
const find = ({ resources }: Diff, id: string) =>
  resources.find(({ sourceResource, targetResource }) => (sourceResource ?? targetResource)?.id === id);
const shape = ({ resourceType, action, sourceResource, targetResource, previousIndex, newIndex, diffs }: Change) => [
  resourceType,
  action,
  (sourceResource ?? targetResource)?.id,
  previousIndex,
  newIndex,
  diffs !== undefined,
];

describe('diff', () => {
  test('leaves out what is equal and what was made in code, and comes in three blocks', async () => {
    const answer = await diff();
    const types = answer.resources.map(({ resourceType }) => resourceType);
    expect([...new Set(types)]).toEqual(['workflow', 'layout', 'agent']);
    expect(types).toEqual(
      types.toSorted((a, b) => ['workflow', 'layout', 'agent'].indexOf(a) - ['workflow', 'layout', 'agent'].indexOf(b)),
    );
    for (const id of ['password-changed', 'order-cancelled', 'legacy-pos-sync', 'plain-layout']) {
      expect(find(answer, id)).toBeUndefined();
    }
    expect(answer.summary.totalEntities).toBe(answer.resources.length);
    expect(answer.summary.hasChanges).toBe(true);
  });

  test('a new workflow counts its steps, and only these carry their content', async () => {
    const answer = await diff();
    const gift = find(answer, 'gift-card-delivered');
    expect(gift?.changes.map(shape)).toEqual([
      ['workflow', 'added', 'gift-card-delivered', undefined, undefined, false],
      ['step', 'added', 'until-morning', undefined, 0, true],
      ['step', 'added', 'gift-email', undefined, 1, true],
    ]);
    expect(gift?.summary).toEqual({ added: 3, modified: 0, deleted: 0, unchanged: 0 });
    expect(gift?.changes[1]).toMatchObject({
      stepType: 'delay',
      sourceResource: { updatedBy: null, updatedAt: null },
      diffs: { previous: null },
    });
  });

  test('a workflow that is only in the target is one entry without content', async () => {
    const gone = find(await diff(), 'store-closure-notice');
    expect(gone?.changes.map(shape)).toEqual([
      ['workflow', 'deleted', 'store-closure-notice', undefined, undefined, false],
    ]);
    expect(gone).toMatchObject({ sourceResource: null, summary: { added: 0, modified: 0, deleted: 1, unchanged: 0 } });
  });

  test('a changed setting carries both complete sides', async () => {
    const device = find(await diff(), 'new-device-sign-in');
    expect(device?.summary).toEqual({ added: 0, modified: 1, deleted: 0, unchanged: 0 });
    expect(device?.changes).toHaveLength(1);
    const { previous, new: next } = device?.changes[0]?.diffs ?? {};
    expect([previous?.active, next?.active]).toEqual([false, true]);
    const fields = ['active', 'agent', 'description', 'isTranslationEnabled', 'name', 'payloadSchema', 'preferences'];
    expect(Object.keys(next ?? {}).sort()).toEqual([...fields, 'severity', 'tags', 'validatePayload', 'workflowId']);
  });

  test('steps are added, deleted and moved; who and when come from the workflow', async () => {
    const answer = await diff();
    const collect = find(answer, 'click-and-collect-ready');
    expect(collect?.changes.map(shape)).toEqual([
      ['step', 'moved', 'phone', 1, 0, false],
      ['step', 'moved', 'text', 0, 1, false],
      ['step', 'added', 'reminder', undefined, 4, true],
      ['step', 'deleted', 'second-text', 4, undefined, true],
    ]);
    expect(collect?.changes[0]?.sourceResource?.updatedAt).toBe(collect?.sourceResource?.updatedAt);
    const mail = find(answer, 'order-confirmation');
    expect(mail?.changes.map(shape)).toEqual([['step', 'modified', 'confirmation-email', 1, 1, true]]);
    expect(Object.keys(mail?.changes[0]?.diffs?.new ?? {}).sort()).toEqual(['controlValues', 'name', 'stepId', 'type']);
  });

  test('layouts and agents: content only when both sides have one', async () => {
    const answer = await diff();
    expect(find(answer, 'brand-layout')?.changes.map(shape)).toEqual([
      ['layout', 'modified', 'brand-layout', undefined, undefined, true],
    ]);
    expect(find(answer, 'gift-layout')?.changes.map(shape)).toEqual([
      ['layout', 'added', 'gift-layout', undefined, undefined, false],
    ]);
    const agent = find(answer, 'fraud-analyst');
    expect(agent?.sourceResource).toMatchObject({ updatedBy: null });
    expect(Object.keys(agent?.changes[0]?.diffs?.new ?? {}).sort()).toEqual(['behavior', 'description', 'name']);
  });

  test('goes in any direction, Development included', async () => {
    const back = await diff(HARBOUR.development, { sourceEnvironmentId: HARBOUR.production });
    expect(find(back, 'store-closure-notice')?.changes[0]?.action).toBe('added');
    expect(find(back, 'gift-card-delivered')?.changes[0]?.action).toBe('deleted');
  });

  test('a source that is no text is a 422', async () => {
    const answer = await novu.legacy('POST', `/v2/environments/${HARBOUR.production}/diff`, { sourceEnvironmentId: 7 });
    expect(answer.status).toBe(422);
  });
});

describe('dependencies', () => {
  const needs = async (id: string) => find(await diff(), id)?.dependencies;
  const layout = (resourceId: string, resourceName: string, isBlocking: boolean) => ({
    resourceType: 'layout',
    resourceId,
    resourceName,
    isBlocking,
    reason: isBlocking ? 'LAYOUT_REQUIRED_FOR_WORKFLOW' : 'LAYOUT_EXISTS_IN_TARGET',
  });

  test('a new layout blocks, a changed one does not, and none leaves the key out', async () => {
    expect(await needs('gift-card-delivered')).toEqual([layout('gift-layout', 'Gift layout', true)]);
    expect(await needs('order-confirmation')).toEqual([layout('brand-layout', 'Brand layout', false)]);
    expect(find(await diff(), 'new-device-sign-in')).not.toHaveProperty('dependencies');
  });

  test('an identical layout is reported as blocking, unless the bug is switched off', async () => {
    expect(await needs('invoice-issued')).toEqual([layout('plain-layout', 'plain-layout', true)]);
    await novu.control('PATCH', '/novu', { blockingFalsePositive: false });
    expect(await needs('invoice-issued')).toEqual([layout('plain-layout', 'Plain layout', false)]);
  });

  test('agents are looked up correctly', async () => {
    expect(await needs('chargeback-opened')).toContainEqual(
      expect.objectContaining({
        resourceType: 'agent',
        resourceId: 'fraud-analyst',
        isBlocking: false,
        reason: 'AGENT_EXISTS_IN_TARGET',
      }),
    );
  });

  test('a layout that goes away names the workflows of the target that still use it', async () => {
    expect(await needs('holiday-2025-layout')).toEqual([
      {
        resourceType: 'workflow',
        resourceId: 'store-closure-notice',
        resourceName: 'Store closure notice',
        isBlocking: true,
        reason: 'LAYOUT_REQUIRED_FOR_WORKFLOW',
      },
    ]);
  });

  test('a server from before agents reports none', async () => {
    await novu.control('PATCH', '/novu', { agents: false });
    const answer = await diff();
    expect(answer.resources.some(({ resourceType }) => resourceType === 'agent')).toBe(false);
    expect((await novu.development('GET', '/v1/agents')).status).toBe(404);
  });
});
