import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { openPolicy } from '@/lib/domain/policy';
import { id, PARTNERS, SEVALLA_KEY, STOREFRONT } from '@/lib/vendors/sevalla/sandbox/constants';

export const board = `/c/sevalla/pipelines/${STOREFRONT.pipeline}`;
export const partners = `/c/sevalla/pipelines/${PARTNERS.pipeline}`;
export const [staging, eu, us] = [id('a5', 2), id('a5', 3), id('a5', 4)];
export const toBoth = `${board}/promote?source=${staging}&target=${eu}&target=${us}`;

/** Turns switches of the vendor's sandbox. */
export async function vendorDoes(sandbox: string, switches: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox}/_sandbox/sevalla`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify(switches),
  });
  expect(answer.status).toBe(200);
}

export async function atVendor(sandbox: string, path: string, method = 'GET'): Promise<Response> {
  const headers = { authorization: `Bearer ${SEVALLA_KEY}`, 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox}/sevalla/v3${path}`, { method, headers, body: method === 'GET' ? null : '{}' });
  expect(answer.ok).toBe(true);
  return answer;
}

export async function deploymentsAt(sandbox: string, application: string): Promise<number> {
  return (await (await atVendor(sandbox, `/applications/${application}/deployments`)).json()).total;
}

export async function setPolicy(admin: APIRequestContext, approvals: number): Promise<void> {
  const data = { connection: 'sevalla', environment: STOREFRONT.production, policy: { ...openPolicy, approvals } };
  expect((await admin.put('/api/policies', { data })).ok()).toBe(true);
}

export async function approve(by: APIRequestContext, change: string): Promise<void> {
  const { plan } = await (await by.get(`/api/changes/${change}`)).json();
  expect((await by.post(`/api/changes/${change}/approve`, { data: { digest: plan.digest } })).status()).toBe(200);
}

export const changeOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** Submits a promotion of what the source runs now, through our own routes. */
export async function submitted(by: APIRequestContext, targetApps: string[]): Promise<string> {
  // Not from the board: that may be two seconds old, and so from before the sandbox was reset for this test.
  const { items } = await (await by.get(`/api/connections/sevalla/applications/${staging}/deployments`)).json();
  const expectedDeployment = items.find(({ status }: { status: string }) => status === 'success')?.id;
  const input = { pipeline: STOREFRONT.pipeline, sourceApp: staging, targetApps, expectedDeployment };
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await by.post('/api/changes', { data: { connection: 'sevalla', action: 'promote', input }, headers });
  expect([answer.status(), await answer.text()]).toEqual([201, expect.any(String)]);
  return (await answer.json()).id;
}

/** Deployments are looked at every three seconds, and are proven when they have ended. */
export const inTime = { timeout: 30_000 };

/** Fast deployments and an open policy, as every test of these begins. */
export async function begin(sandbox: string, admin: APIRequestContext): Promise<void> {
  await vendorDoes(sandbox, { deploymentSeconds: 1 });
  await setPolicy(admin, 0);
}
