import { expect } from 'vitest';
import type { Database } from '@/lib/db/database';
import { audit } from '@/lib/db/schema';
import { firstBroken } from '@/lib/domain/audit-chain';
import type { Change } from '@/lib/domain/change';
import { submit } from '@/lib/operations/changes';
import {
  contextAs,
  credentials,
  environmentsOf,
  publishInput,
  type Sandbox,
  storedConnection,
  writesAt,
} from '@/lib/operations/testing';
import { loadChange } from './store';

/** Twenty resources that Development and Production do not have alike: new, changed and gone ones. */
const layouts = ['brand-layout', 'gift-layout', 'holiday-2025-layout'];
const workflows = [
  ...['order-confirmation', 'welcome', 'birthday-offer', 'back-in-stock', 'invoice-issued', 'supplier-order-late'],
  ...['refund-processed', 'click-and-collect-ready', 'payment-failed', 'shipment-dispatched', 'cart-reminder'],
  ...['new-device-sign-in', 'review-request', 'gift-card-delivered', 'delivery-exception', 'store-closure-notice'],
  ...['customer-survey-2025'],
];
const resources = [
  ...layouts.map((id) => ({ type: 'layout', id })),
  ...workflows.map((id) => ({ type: 'workflow', id })),
];

/** Stores the publish of all twenty, ready to be run by somebody who may. */
export async function planned(db: Database, sandbox: Sandbox): Promise<Change> {
  const ctx = await contextAs(db, 'operator');
  const connection = await storedConnection(db, sandbox.url, credentials.keys);
  const pair = { connection, ...(await environmentsOf(ctx, connection)) };
  const change = await submit(ctx, publishInput({ ...pair, resources }, { confirmation: 'Production' }));
  if (change.dryRun) throw new Error('not a dry run');
  expect([change.status, change.steps.length]).toEqual(['approved', 20]);
  return change;
}

/** The writes at the vendor by resource; a new layout takes two, because Novu creates it empty. */
async function writesByResource(sandbox: Sandbox): Promise<Record<string, string[]>> {
  const written: Record<string, string[]> = {};
  for (const { method, path, body } of await writesAt(sandbox)) {
    const [, type = '', id] = /\/v2\/(workflow|layout)s(?:\/([^/]+))?/.exec(path) ?? [];
    const created = body instanceof Object && 'layoutId' in body ? String(body.layoutId) : '';
    const key = `${type}/${id ?? created}`;
    written[key] = [...(written[key] ?? []), method];
  }
  return written;
}

const expectedWrites = ({ plan }: Change): Record<string, string[]> => {
  const methods = { create: ['PUT'], update: ['PUT'], delete: ['DELETE'] };
  return Object.fromEntries(
    plan.steps.map(({ type, resourceId, verb }) => [
      `${type}/${resourceId}`,
      type === 'layout' && verb === 'create' ? ['POST', 'PUT'] : methods[verb],
    ]),
  );
};

/** The change succeeded with proof, each step was applied once, and the record of it is whole. */
export async function expectAppliedOnce(
  db: Database,
  sandbox: Sandbox,
  planned: Change,
  /** Whether somebody may have had to ask again for what failed for certain. */
  askedAgain = false,
): Promise<void> {
  const { status, failure, proof, steps } = await loadChange(db, planned.id);
  expect([status, failure, proof?.state]).toEqual(['succeeded', null, 'proven']);
  expect(steps.filter((step) => step.status !== 'succeeded')).toEqual([]);
  expect(await writesByResource(sandbox)).toEqual(expectedWrites(planned));
  const records = await db.select().from(audit).orderBy(audit.sequence);
  expect(firstBroken(records)).toBeNull();
  const told = records.filter(({ subject }) => subject === `change/${planned.id}`).map(({ event }) => event);
  const again = new Set(askedAgain ? ['change.partly_failed', 'change.failed', 'change.retried'] : []);
  expect(told.filter((event) => event.startsWith('change.') && !again.has(event))).toEqual([
    'change.submitted',
    'change.started',
    'change.succeeded',
  ]);
}
