import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeDatabases } from '@/lib/db/testing';
import type { ComparisonPart } from '@/lib/endpoints/compare';
import { compare } from './compare';
import { contextAs, credentials, environmentsOf, type Sandbox, sandboxForTest, storedConnection } from './testing';

describeDatabases('a comparison that tells its rows as they come', (open) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await sandboxForTest();
  });
  afterAll(() => sandbox.close());

  test.each(['keys', 'login'] as const)('with %s tells every row once, as it stands in the answer', async (kind) => {
    const db = await open();
    const connection = await storedConnection(db, sandbox.url, credentials[kind]);
    const ctx = await contextAs(db, 'operator');
    const sides = await environmentsOf(ctx, connection);
    const parts: ComparisonPart[] = [];
    const input = { connection, ...sides };
    const answer = await compare(ctx, input, (part) => parts.push(part));
    // What it depends on only shows when everything is there, and so is what only a comparison or a list of its own tells.
    const plain = (rows: typeof answer.rows) =>
      new Map(rows.map((row) => [`${row.type}/${row.id}`, { ...row, dependencies: [] }]));
    const whole = plain(answer.rows);
    expect(new Set(parts.map(({ row }) => `${row.type}/${row.id}`)).size).toBe(parts.length);
    for (const [key, row] of plain(parts.map(({ row }) => row))) expect(row).toEqual(whole.get(key));
    expect(parts.length).toBeGreaterThan(30);
    expect(answer.rows.filter(({ type }) => type === 'workflow')).toHaveLength(
      parts.filter(({ row }) => row.type === 'workflow').length,
    );
    expect(new Set(parts.map(({ listed }) => listed))).toEqual(new Set([parts.length]));
  });
});
