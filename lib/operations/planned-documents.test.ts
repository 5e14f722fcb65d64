import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { plannedDocuments } from '@/lib/db/schema-documents';
import { describeDatabases } from '@/lib/db/testing';
import type { GovernedChange } from '@/lib/domain/governance';
import { resourceWith } from '@/lib/domain/testing-resources';
import { list, read, run } from './change-life';
import { submit } from './changes';
import type { Context } from './context';
import { keepDocuments, largest, planned, standing } from './planned-documents';
import { rollBack } from './rollback';
import {
  contextAs,
  control,
  credentials,
  edited,
  publishInput,
  publishingRoom,
  requestsAt,
  type Sandbox,
  settled,
} from './testing';

describeDatabases('what was planned', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let operator: Context;
  let pair: { connection: string; source: string; target: string };

  beforeAll(async () => {
    ({ sandbox, db, ctx: operator, pair } = await publishingRoom(open, credentials.keys));
  });
  afterAll(() => sandbox.close());
  beforeEach(() => control(sandbox, 'POST', 'reset'));

  const asked = async (): Promise<{ change: GovernedChange; place: { change: string; step: string } }> => {
    const resources = [{ type: 'workflow', id: 'delivery-exception' }];
    const change = await submit(operator, publishInput({ ...pair, resources }));
    if (change.dryRun) throw new Error('not a dry run');
    return { change, place: { change: change.id, step: change.plan.steps[0]?.id ?? '' } };
  };
  const holds = async (place: { change: string; step: string }) =>
    (await standing(operator, place)).sides.map(({ side, holds: what }) => [side, what]);

  test('both documents stay as the digest covers them, before the run and after it, without asking the vendor', async () => {
    const { change, place } = await asked();
    const [step] = change.plan.steps;
    await control(sandbox, 'DELETE', 'requests');
    const first = await planned(operator, place);
    expect(await requestsAt(sandbox)).toEqual([]);
    expect(first.documents?.before).toMatchObject({ id: 'delivery-exception', hash: step?.before });
    expect(first.documents?.after).toMatchObject({ id: 'delivery-exception', hash: step?.after });
    expect(first.documents?.after?.document).not.toEqual(first.documents?.before?.document);
    expect(await holds(place)).toEqual([
      ['target', 'before'],
      ['source', 'as_planned'],
    ]);
    expect(await settled(operator, await run(operator, { change: change.id }))).toMatchObject({
      status: 'succeeded',
      startedBy: { id: operator.actor.id, name: 'The operator' },
    });
    expect(await planned(operator, place)).toEqual(first);
    expect(await holds(place)).toEqual([['target', 'after']]);
    await edited(sandbox, pair.target, 'delivery-exception');
    expect(await holds(place)).toEqual([['target', 'other']]);
    expect(await planned(operator, place)).toEqual(first);
  });

  test.each(['source', 'target'] as const)('that the %s has moved is told before anybody runs it', async (side) => {
    const { place } = await asked();
    const before = await planned(operator, place);
    await edited(sandbox, pair[side], 'delivery-exception');
    expect(await holds(place)).toContainEqual([side, 'other']);
    expect(await planned(operator, place)).toEqual(before);
  });

  test('a side that cannot be read is unknown, never as planned', async () => {
    const { place } = await asked();
    const fault = { vendor: 'novu', path: '/v2/workflows/delivery-exception', status: 403, times: 50 };
    await control(sandbox, 'POST', 'faults', { ...fault, body: { statusCode: 403, message: 'No' } });
    expect((await standing(operator, place)).sides).toMatchObject([
      { side: 'target', holds: 'unknown', problem: expect.any(String) },
      { side: 'source', holds: 'unknown', problem: expect.any(String) },
    ]);
    expect((await planned(operator, place)).documents).not.toBeNull();
  });

  test('only who may read the target of a change sees its documents', async () => {
    const { change, place } = await asked();
    const { connection, source, target } = pair;
    const elsewhere = await contextAs(db, 'viewer', { connection, environment: source });
    await control(sandbox, 'DELETE', 'requests');
    await expect(planned(elsewhere, place)).rejects.toMatchObject({ code: 'not_found' });
    await expect(standing(elsewhere, place)).rejects.toMatchObject({ code: 'not_found' });
    expect(await requestsAt(sandbox)).toEqual([]);
    const there = await contextAs(db, 'viewer', { connection, environment: target });
    expect((await planned(there, place)).documents?.before).toMatchObject({ id: 'delivery-exception' });
    expect((await standing(there, place)).sides).toMatchObject([
      { side: 'target', holds: 'before' },
      { side: 'source', holds: 'unknown', problem: expect.stringContaining('may not read') },
    ]);
    await expect(planned(there, { ...place, step: 'workflow/other' })).rejects.toMatchObject({ code: 'not_found' });
    expect((await list(there, { limit: 1, waitingForMe: false })).items).toMatchObject([
      { digest: change.plan.digest },
    ]);
  });

  test('what a dry run shows is kept beside the plan and not in it, and taking back keeps its own', async () => {
    const action = 'workflow.patch';
    const input = { environment: pair.target, workflowId: 'delivery-exception', patch: { active: false } };
    const request = { connection: pair.connection, action, input, idempotencyKey: randomUUID() };
    const dry = await submit(operator, { ...request, dryRun: true });
    const change = await submit(operator, { ...request, dryRun: false });
    if (change.dryRun) throw new Error('not a dry run');
    const preview = dry.plan.steps[0]?.preview;
    expect(preview).toBeDefined();
    expect(change.plan.steps[0]).not.toHaveProperty('preview');
    expect(change.plan.digest).toBe(dry.plan.digest);
    const place = { change: change.id, step: change.plan.steps[0]?.id ?? '' };
    expect((await planned(operator, place)).documents).toEqual(preview);
    await settled(operator, await run(operator, { change: change.id }));
    const back = await rollBack(operator, { change: change.id, dryRun: false, idempotencyKey: randomUUID() });
    if (back.dryRun) throw new Error('not a dry run');
    const step = back.plan.steps[0];
    expect((await planned(operator, { change: back.id, step: step?.id ?? '' })).documents).toMatchObject({
      before: { hash: step?.before, document: { fields: { active: false } } },
      after: { hash: step?.after, document: { fields: { active: true } } },
    });
    expect((await read(operator, { change: back.id })).plan.steps[0]).not.toHaveProperty('preview');
  });

  test('documents that are too large are not kept, and that is said', async () => {
    const { change, place } = await asked();
    const huge = resourceWith('workflow', 'delivery-exception', { fields: { text: 'x'.repeat(largest) }, parts: [] });
    await db.delete(plannedDocuments).where(eq(plannedDocuments.changeId, change.id));
    await db.transaction((tx) => keepDocuments(tx, change.id, new Map([[place.step, { before: null, after: huge }]])));
    const kept = await planned(operator, place);
    expect(kept.documents).toBeNull();
    expect(kept.bytes).toBeGreaterThan(largest);
  });
});
