import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { tries } from '@/lib/domain/testing-tries';
import { sevallaForTests } from '@/lib/sandbox/testing-sevalla';
import { STOREFRONT } from './sandbox/constants';
import { actionOf, carryOut, idOf, latestOf, openAt, planned, promotion } from './testing-session';

const sevalla = sevallaForTests();
const [source, target] = ['storefront-web-staging', 'storefront-web-eu'];

/** What colleagues, pushes and the network may do at any moment. */
const event = fc.constantFrom('nothing', 'source builds', 'source restarts', 'target builds', 'target restarts');
const fault = fc.constantFrom<JsonObject>(
  {},
  { drop: 'before' },
  { drop: 'after' },
  { garbage: true },
  { status: 500 },
  { status: 429, headers: { 'x-ratelimit-reset': '0' } },
);
const switches = fc.constantFrom<JsonObject>(
  {},
  { otherBuild: true },
  { partialTargets: true },
  { failing: [idOf(target)] },
);

async function happen(what: string): Promise<void> {
  const [who, how] = what.split(' ');
  if (!how) return;
  const application = idOf(who === 'source' ? source : target);
  await sevalla.call('POST', `/applications/${application}/deployments`, { is_restart: how === 'restarts' });
}

test('whatever happens around it: one promotion at most, and success only when the approved build went live', async () => {
  await fc.assert(
    fc.asyncProperty(event, event, fault, switches, async (beforeRun, afterRun, broken, odd) => {
      await sevalla.control('POST', '/reset');
      await sevalla.switches({ deploymentSeconds: 0 });
      const session = openAt(sevalla.url());
      const approved = (await latestOf(session, source))?.image;
      const plan = await planned(session, 'promote', await promotion(session, source, [target]));
      await happen(beforeRun);
      await sevalla.switches(odd);
      if (Object.keys(broken).length > 0)
        await sevalla.fault({ method: 'POST', path: '/promote', times: 1, ...broken });
      await sevalla.control('DELETE', '/requests');

      const action = actionOf(session, 'promote');
      const { outcome, reference } = await carryOut(action, plan);
      const accepted = async () => (await sevalla.requests()).filter((line) => line.endsWith('/promote')).length;
      const sent = await accepted();
      await happen(afterRun);
      const step = plan.steps[0];
      const settled = outcome.status === 'unknown' && step ? await action.reconcile(step, reference) : outcome;

      expect(await accepted()).toBe(sent);
      expect(sent).toBeLessThanOrEqual(broken.status === 429 ? 2 : 1);
      if (beforeRun === 'source builds') expect([settled.status, sent]).toEqual(['failed', 0]);
      if (settled.status === 'succeeded') {
        const page = await session.pipelines?.deployments(idOf(target), { offset: 0, limit: 3 });
        const live = page?.items.filter(({ status, image }) => status === 'success' && image === approved);
        expect(live?.length).toBeGreaterThan(0);
      }
      if (settled.status === 'succeeded' && !afterRun.startsWith('target')) {
        const now = await session.read(STOREFRONT.production, { type: 'application', id: target });
        expect(now?.hash).toBe(step?.after);
      }
    }),
    { numRuns: tries(60) },
  );
}, 60_000);
