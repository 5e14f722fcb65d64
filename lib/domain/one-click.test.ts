import { describe, expect, test } from 'vitest';
import { whyNotOneClick, whyRead } from './one-click';
import type { Notice, Plan } from './plan';
import { openPolicy } from './policy';

const place = { policy: openPolicy, frozen: [], stopped: null, person: 'me', production: true };

describe('one click', () => {
  test('is enough where policy, freezes and the line leave it open', () => {
    expect(whyNotOneClick(place)).toBeNull();
  });

  test.each([
    [{ ...place, stopped: 'an incident' }, /line is stopped/],
    [{ ...place, frozen: ['Black Friday'] }, /frozen by “Black Friday”/],
    [{ ...place, policy: { ...openPolicy, approvals: 1 } }, /approve/],
    [{ ...place, policy: { ...openPolicy, groups: ['shop'] } }, /approve/],
    [{ ...place, policy: { ...openPolicy, confirm: 'always' as const } }, /confirmation/],
    [{ ...place, policy: { ...openPolicy, confirm: 'deletions_and_toggles' as const } }, /confirmation/],
    [{ ...place, policy: { ...openPolicy, reasonRequired: true } }, /reason/],
  ])('is not enough in %j', (given, why) => {
    expect(whyNotOneClick(given)).toMatch(why);
  });

  test('is enough outside production where only toggles in production are confirmed', () => {
    const policy = { ...openPolicy, confirm: 'deletions_and_toggles' as const };
    expect(whyNotOneClick({ ...place, policy, production: false })).toBeNull();
  });

  test('is enough for somebody whose changes need no approval', () => {
    expect(whyNotOneClick({ ...place, policy: { ...openPolicy, approvals: 1, exempt: ['me'] } })).toBeNull();
  });
});

describe('a plan that was not read', () => {
  const target = { id: 'uk', name: 'UK', production: false };
  const plan = (notices: Notice[], confirmation: Plan['confirmation'] = null): Plan => ({
    title: 'Disable',
    source: null,
    target,
    steps: [],
    notices,
    watched: [],
    confirmation,
    digest: 'd',
  });
  const said = (severity: Notice['severity']): Notice => ({ code: 'x', severity, message: 'Look!', resource: null });

  test('may be carried out when it holds notes only', () => {
    expect(whyRead(plan([said('info')]))).toBeNull();
  });

  test('has to be read for a warning, unless it goes back to what was so a moment ago', () => {
    expect(whyRead(plan([said('warning')]))).toBe('Look!');
    expect(whyRead(plan([said('warning')]), 'every warning')).toBeNull();
    expect(whyRead(plan([said('blocker')]), 'every warning')).toBe('Look!');
  });

  test('need not be read for a warning that says no more than the press itself', () => {
    const warning = said('warning');
    expect(whyRead(plan([warning]), [warning.code])).toBeNull();
    expect(whyRead(plan([warning, { ...warning, code: 'another' }]), [warning.code])).toBe('Look!');
    expect(whyRead(plan([said('blocker')]), [said('blocker').code])).toBe('Look!');
  });

  test('has to be read when something must be typed', () => {
    expect(whyRead(plan([], { expected: 'UK', because: 'it is live' }))).toMatch(/it is live/);
  });
});
