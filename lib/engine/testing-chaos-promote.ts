import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Database } from '@/lib/db/database';
import type { Change } from '@/lib/domain/change';
import { submit } from '@/lib/operations/changes';
import { contextAs, control, type Sandbox, storedConnection, writesAt } from '@/lib/operations/testing';
import { SEVALLA_KEY, STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';
import { idOf, latestOf, openAt } from '@/lib/vendors/sevalla/testing-session';
import { loadChange } from './store';

const [source, ...targets] = ['storefront-web-staging', 'storefront-web-eu', 'storefront-web-us'];

/** How long the sandbox takes to deploy: nothing, or longer than anybody waits. */
export const deploying = (sandbox: Sandbox, slowly: boolean) =>
  control(sandbox, 'PATCH', 'sevalla', { stageApps: true, deploymentSeconds: slowly ? 3600 : 0 });

/** Stores the promotion of one build to two applications, ready to be run. */
export async function plannedPromotion(db: Database, sandbox: Sandbox): Promise<Change> {
  await deploying(sandbox, false);
  const ctx = await contextAs(db, 'operator');
  const connection = await storedConnection(db, sandbox.url, { key: SEVALLA_KEY }, 'sevalla');
  const expectedDeployment = (await latestOf(openAt(sandbox.url), source ?? ''))?.id ?? '';
  const change = await submit(ctx, {
    connection,
    action: 'promote',
    input: {
      pipeline: STOREFRONT.pipeline,
      sourceApp: idOf(source ?? ''),
      targetApps: targets.map(idOf),
      expectedDeployment,
    },
    dryRun: false,
    idempotencyKey: randomUUID(),
  });
  if (change.dryRun) throw new Error('not a dry run');
  expect([change.status, change.steps.length]).toEqual(['approved', 2]);
  return change;
}

/** Where the promotion is killed: as long as deployments end at once, and while they take their time. */
export const promotionKills: { slowly: boolean; kills: string[] }[] = [
  {
    slowly: false,
    kills: [
      ...['claim committed', 'before snapshot', 'snapshot stored', '0 intent before commit', '0 intent committed'],
      ...['before 0 note', '0 note stored', '0 before call', '0 after call'],
      ...['0 succeeded before commit', '0 succeeded committed'],
    ],
  },
  {
    slowly: true,
    kills: [
      ...['1 intent committed', '1 note stored', '1 underway before commit', '1 underway committed'],
      ...['1 before look', '1 after look'],
    ],
  },
  {
    slowly: false,
    kills: [
      ...['1 succeeded before commit', '1 succeeded committed', 'before proof', 'after proof'],
      ...['finish before commit', 'finish committed'],
    ],
  },
];

/** The change succeeded with proof, and each application was promoted to exactly once. */
export async function expectPromotedOnce(db: Database, sandbox: Sandbox, { id }: Change): Promise<void> {
  const { status, proof } = await loadChange(db, id);
  expect([status, proof?.state]).toEqual(['succeeded', 'proven']);
  const sent = (await writesAt(sandbox)).map(({ path, body }) => [path.split('/').at(-1), body]);
  expect(sent).toEqual(
    targets.map((name) => ['promote', { source_app_id: idOf(source ?? ''), target_app_ids: [idOf(name)] }]),
  );
}
