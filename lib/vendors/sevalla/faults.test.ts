import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { sevallaForTests } from '@/lib/sandbox/testing-sevalla';
import { CANARY } from './sandbox/constants';
import { actionOf, carryOut, idOf, latestOf, openAt, planned, promotion } from './testing-session';

const sevalla = sevallaForTests();
const open = () => openAt(sevalla.url());

describe('when Sevalla does not answer as it should', () => {
  const promote = '/v3/pipelines/*/promote';
  const eu = idOf('storefront-web-eu');

  test.each<[string, JsonObject, string, string]>([
    ['drops the connection before doing it', { drop: 'before' }, 'unknown', 'failed'],
    ['does it and drops the connection', { drop: 'after' }, 'unknown', 'succeeded'],
    ['answers with garbage', { garbage: true }, 'unknown', 'failed'],
    ['answers 500', { status: 500 }, 'unknown', 'failed'],
    ['answers 400', { status: 400 }, 'failed', 'failed'],
    ['answers 401', { status: 401 }, 'failed', 'failed'],
    ['answers 403', { status: 403 }, 'failed', 'failed'],
    ['answers 404', { status: 404 }, 'failed', 'failed'],
    ['lies', { lie: true }, 'unknown', 'failed'],
  ])('%s', async (_, fault, applied, reconciled) => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    await sevalla.fault({ method: 'POST', path: promote, times: 1, ...fault });
    const action = actionOf(session, 'promote');
    const { outcome, reference } = await carryOut(action, plan);
    expect(outcome.status).toBe(applied);
    const step = plan.steps[0];
    expect(step && (await action.reconcile(step, reference)).status).toBe(reconciled);
    const sent = (await sevalla.requests()).filter((line) => line.startsWith('POST'));
    expect(sent).toHaveLength(1);
    expect(JSON.stringify(outcome)).not.toContain(CANARY);
  });

  test('a limit that was reached is waited for: what is refused with 429 was not done', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    await sevalla.fault({
      method: 'POST',
      path: promote,
      times: 1,
      status: 429,
      headers: { 'x-ratelimit-reset': '0' },
    });
    expect((await carryOut(actionOf(session, 'promote'), plan)).outcome.status).toBe('succeeded');
    expect((await sevalla.requests()).filter((line) => line.startsWith('POST'))).toHaveLength(2);
  });

  test('a limit that lasts is a failure that says how it stands', async () => {
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    await sevalla.fault({ method: 'POST', path: promote, status: 429, headers: { 'x-ratelimit-reset': '120' } });
    expect((await carryOut(actionOf(session, 'promote'), plan)).outcome).toMatchObject({
      status: 'failed',
      halt: true,
    });
  });

  test('a look that fails is no end; the next one tells', async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    await sevalla.fault({ method: 'GET', path: `/v3/applications/${eu}/deployments/*`, times: 2, status: 500 });
    expect((await carryOut(actionOf(session, 'promote'), plan)).outcome.status).toBe('succeeded');
  });

  test('a failure before the write says that nothing was deployed', async () => {
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    await sevalla.fault({ method: 'GET', path: `/v3/applications/${eu}/deployments`, status: 500 });
    const { outcome, reference } = await carryOut(actionOf(session, 'promote'), plan);
    expect([outcome.status, reference]).toEqual(['failed', null]);
    expect(outcome.message).toMatch(/^Nothing was deployed\. Sevalla answered 500/);
  });

  test('after a crash before the note nothing had been sent', async () => {
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    const step = plan.steps[0];
    expect(step && (await actionOf(session, 'promote').reconcile(step, null))).toMatchObject({ status: 'failed' });
  });

  test("a colleague's deployment of another build is not taken for ours", async () => {
    await sevalla.switches({ deploymentSeconds: 0 });
    const session = open();
    const plan = await planned(
      session,
      'promote',
      await promotion(open(), 'storefront-web-staging', ['storefront-web-eu']),
    );
    const reference = { newestBefore: (await latestOf(open(), 'storefront-web-eu'))?.id ?? null };
    await sevalla.call('POST', `/applications/${eu}/deployments`, {});
    const step = plan.steps[0];
    expect(step && (await actionOf(session, 'promote').reconcile(step, reference))).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/with another build/),
    });
  });
});
