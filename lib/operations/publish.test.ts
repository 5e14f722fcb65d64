import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeDatabases } from '@/lib/db/testing';
import { compare, environments } from './compare';
import type { Context } from './context';
import {
  contextAs,
  control,
  credentials,
  publishToTheEnd,
  type Sandbox,
  sandboxForTest,
  storedConnection,
  writesAt,
} from './testing';

describeDatabases('publishing with a key for each environment', (open) => {
  let sandbox: Sandbox;
  let db: Database;
  let ctx: Context;
  let connection: string;
  let source: string;
  let target: string;

  beforeAll(async () => {
    sandbox = await sandboxForTest();
    db = await open();
    ctx = await contextAs(db, 'operator');
    connection = await storedConnection(db, sandbox.url, credentials.keys);
    const { items } = await environments(ctx, { connection });
    source = items.find(({ name }) => name === 'Development')?.id ?? '';
    target = items.find(({ name }) => name === 'Production')?.id ?? '';
  });
  afterAll(() => sandbox.close());
  beforeEach(() => control(sandbox, 'POST', 'reset'));

  const wanted = [
    { type: 'workflow', id: 'gift-card-delivered' },
    { type: 'layout', id: 'gift-layout' },
    { type: 'workflow', id: 'delivery-exception' },
    { type: 'workflow', id: 'store-closure-notice' },
  ];

  test('what was ticked goes across, nothing else, and is proven', async () => {
    const change = await publishToTheEnd(ctx, { connection, source, target, resources: wanted }, 'Production');
    console.log(
      JSON.stringify(
        change.plan.steps.map((s) => [s.sentence, s.effects.map((e) => e.message), s.affects]),
        null,
        1,
      ),
      change.steps,
      change.proof,
      change.failure,
    );
    expect(change.status).toBe('succeeded');
    console.log(await writesAt(sandbox));
    const { rows } = await compare(ctx, { connection, source, target });
    for (const { type, id } of wanted) {
      const row = rows.find((candidate) => candidate.type === type && candidate.id === id);
      expect(row?.state ?? 'gone').toMatch(/unchanged|gone/);
    }
  });
});
