import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/domain/json';
import { actionOf, patchworksForTests, quietNote } from '@/lib/sandbox/testing-patchworks';
import {
  carryOut,
  endsOf,
  flowToPromote,
  of,
  source,
  statesOf,
  stepOf,
  target,
  truth,
  Watching,
} from './testing-faults';

const host = patchworksForTests();

/** What a request can meet. */
const faults: Record<string, JsonObject> = {
  'a broken server': { status: 500, body: { message: 'Server Error' } },
  'a refusal': { status: 422, body: { message: 'No.', errors: { virtual_environment_id: ['No.'] } } },
  'a missing right': { status: 403, body: { message: 'This action is unauthorized.' } },
  'a limit': { status: 429, body: { message: 'Too Many Attempts.' }, headers: { 'retry-after': '1' } },
  'a long wait': { status: 429, body: { message: 'Too Many Attempts.' }, headers: { 'retry-after': '30' } },
  'a record that is gone': { status: 404, body: { message: 'No query results for model [App\\Models\\X] 1' } },
  'a connection that breaks before the work': { drop: 'before' },
  'a connection that breaks after the work': { drop: 'after' },
  garbage: { garbage: true },
  'a lie': { lie: true },
};
/** An enabled flow is promoted with seven requests; one more comes when something has to be repeated. */
const requests = Array.from({ length: 8 }, (_, index) => index + 1);
const table = Object.keys(faults).flatMap((fault) =>
  requests.flatMap((number) => [true, false].map((forever) => ({ fault, number, forever }))),
);

describe('promoting with one thing going wrong', () => {
  test.each(table)('$fault at request $number (forever: $forever)', async ({ fault, number, forever }) => {
    const flow = await flowToPromote(host, 'enabled');
    const budget = new Watching();
    const session = host.open(budget);
    const step = await stepOf(session, 'promote', { flow, source, target });
    const { old, wanted } = endsOf(step);
    const others = (await truth(host)).filter((one) => one.flow.id !== flow);

    budget.count = 0;
    budget.before = async (current) => {
      if (current === number) await host.fault({ ...faults[fault], ...(forever ? {} : { times: 1 }) });
    };
    const outcome = await carryOut(session, 'promote', step);
    budget.before = async () => {};

    const now = await truth(host);
    const here = statesOf(of(now, flow));
    if (outcome.status === 'succeeded') expect(outcome.message).not.toContain('ALARM');
    if (outcome.status === 'succeeded') expect(here).toEqual([wanted]);
    if (here.length === 0) {
      expect(outcome.status).not.toBe('succeeded');
      expect(outcome.message).toMatch(/ALARM/);
      expect(outcome.message).toContain(`(flow ${flow})`);
      expect(outcome.message).toContain('UK (Live)');
      expect(outcome.message).toContain(
        `version ${String(step.input.old instanceof Object && 'version' in step.input.old ? step.input.old.version : '')}`,
      );
    } else {
      expect(here).toHaveLength(1);
      expect(
        [old, wanted].map((state) =>
          JSON.stringify(state && typeof state === 'object' && 'version' in state ? state.version : null),
        ),
      ).toContain(JSON.stringify(here[0]?.version));
      const whole = [old, wanted].map((state) => JSON.stringify(state));
      if (!whole.includes(JSON.stringify(here[0]))) expect(outcome.message).toMatch(/ALARM|A retry completes it/);
    }
    // A message never repeats what the vendor's program says about itself.
    expect(outcome.message).not.toMatch(/App\\Models/);

    if (outcome.status !== 'succeeded') {
      const fresh = host.open(new Watching());
      const again = await actionOf(fresh, 'promote').reconcile(step, null);
      const last = again.status === 'failed' ? await actionOf(fresh, 'promote').apply(step, 'key', quietNote) : again;
      expect(last).toMatchObject({ status: 'succeeded' });
    }
    const end = await truth(host);
    expect(statesOf(of(end, flow))).toEqual([wanted]);
    expect(end.filter((one) => one.flow.id !== flow)).toEqual(others);
  });
});

describe('creating fails for certain', () => {
  test('the old version comes back, enabled as it was, and its new id is told', async () => {
    const flow = await flowToPromote(host, 'enabled');
    const session = host.open(new Watching());
    const step = await stepOf(session, 'promote', { flow, source, target });
    await host.switches({ failCreate: { times: 1, status: 422 } });
    const outcome = await carryOut(session, 'promote', step);
    const [back] = of(await truth(host), flow);
    expect(statesOf(of(await truth(host), flow))).toEqual([endsOf(step).old]);
    expect(outcome).toMatchObject({ status: 'failed' });
    expect(outcome.message).toContain('was put back, ');
    expect(outcome.message).toContain(`its deployment id is now ${back?.id}.`);
  });

  test('putting back fails too: an alarm stops what would follow, and a retry deploys the new version', async () => {
    const flow = await flowToPromote(host, 'enabled');
    const session = host.open(new Watching());
    const step = await stepOf(session, 'promote', { flow, source, target });
    await host.switches({ failCreate: { times: 9, status: 500 } });
    const outcome = await carryOut(session, 'promote', step);
    expect(outcome).toMatchObject({ status: 'failed', partial: true, halt: true });
    expect(outcome.message).toMatch(
      /ALARM: .*not deployed in UK \(Live\).*Before this change it ran version .*enabled/,
    );
    const looked = await actionOf(session, 'promote').reconcile(step, {});
    expect(looked).toMatchObject({ status: 'failed', partial: true });
    expect(looked.message).toContain('ALARM');
    await host.switches({ failCreate: null });
    expect(await carryOut(session, 'promote', step)).toMatchObject({ status: 'succeeded' });
    expect(statesOf(of(await truth(host), flow))).toEqual([endsOf(step).wanted]);
  });

  test('the old version came back, but cannot be enabled: that is an alarm of its own', async () => {
    const flow = await flowToPromote(host, 'enabled');
    const session = host.open(new Watching());
    const step = await stepOf(session, 'promote', { flow, source, target });
    await host.switches({ failCreate: { times: 1, status: 422 } });
    await host.fault({ method: 'POST', path: '*/enable', status: 500, body: { message: 'Server Error' } });
    const outcome = await carryOut(session, 'promote', step);
    expect(outcome).toMatchObject({ status: 'failed', partial: true });
    expect(outcome.message).toMatch(/ALARM: .*but disabled; before this change it was enabled/);
    await host.control('DELETE', '/faults');
    expect(await actionOf(session, 'promote').reconcile(step, {})).toMatchObject({ status: 'failed', partial: true });
    expect(await carryOut(session, 'promote', step)).toMatchObject({ status: 'succeeded' });
  });

  test('a vendor that replaces and enables by itself still ends as planned', async () => {
    const flow = await flowToPromote(host, 'disabled');
    const session = host.open(new Watching());
    const step = await stepOf(session, 'promote', { flow, source, target });
    await host.switches({ packageOverwrite: true });
    const outcome = await carryOut(session, 'promote', step);
    expect(outcome).toMatchObject({ status: 'succeeded' });
    expect(outcome.message).toContain('was disabled at once');
    expect(statesOf(of(await truth(host), flow))).toEqual([endsOf(step).wanted]);
  });

  test('a version that is gone is noticed before anything is deleted', async () => {
    const flow = await flowToPromote(host, 'enabled');
    const session = host.open(new Watching());
    const step = await stepOf(session, 'promote', { flow, source, target });
    await host.fault({ method: 'GET', path: '*/flow-versions/*', status: 404, body: { message: 'gone' } });
    const outcome = await carryOut(session, 'promote', step);
    expect(outcome).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/no version .* any more.*Nothing was written/),
    });
    expect(statesOf(of(await truth(host), flow))).toEqual([endsOf(step).old]);
  });
});
