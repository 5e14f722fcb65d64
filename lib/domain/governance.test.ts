import { expect, test } from 'vitest';
import { ChangeStatus } from './change';
import { hasRunOut, mayBegin, needsNewPlan, type Obstacle, waitsForDecision } from './governance';
import { type Decision, missingApprovals, openPolicy } from './policy';

const nothing = { approvals: 0, groups: [] };
const one = { approvals: 1, groups: [] };
const statuses = (wanted: (status: ChangeStatus) => boolean) => ChangeStatus.options.filter(wanted);

test('people decide on what waits, and on whatever goes on only with more approvals', () => {
  const waiting = (missing: typeof one) => statuses((status) => waitsForDecision({ status, missing }));
  expect(waiting(nothing)).toEqual(['awaiting_approval']);
  expect(waiting(one)).toEqual(['awaiting_approval', 'approved', 'scheduled', 'partly_failed', 'failed', 'unknown']);
});

test('what waits for nobody any more may begin', () => {
  expect(statuses((status) => mayBegin({ status, missing: nothing }))).toEqual([
    'awaiting_approval',
    'approved',
    'scheduled',
  ]);
  expect(mayBegin({ status: 'awaiting_approval', missing: one })).toBe(false);
});

test('a request runs out before and after its approval, but not with an hour of its own or once it has begun', () => {
  const expiresAt = '2026-11-22T12:00:00.000Z';
  const late = Date.parse(expiresAt);
  const out = (schedule: { at: string; until: null; suspended: null } | null) =>
    statuses((status) => hasRunOut({ status, expiresAt, schedule }, late));
  expect(out(null)).toEqual(['awaiting_approval', 'approved']);
  expect(out({ at: expiresAt, until: null, suspended: null })).toEqual(['awaiting_approval']);
  expect(hasRunOut({ status: 'approved', expiresAt, schedule: null }, late - 1)).toBe(false);
  expect(hasRunOut({ status: 'approved', expiresAt: null, schedule: null }, late)).toBe(false);
});

test('only what cannot be made good asks for a new plan', () => {
  const obstacle = (code: Obstacle['code']): Obstacle => ({ code, message: '', overridable: false });
  const codes = (
    ['approval', 'expired', 'frozen', 'line_stopped', 'confirmation', 'reason', 'approver_runs'] as const
  ).filter((code) => needsNewPlan({ obstacles: [obstacle(code)] }));
  expect(codes).toEqual(['expired', 'confirmation', 'reason']);
});

test('somebody in two groups speaks for both, and nobody speaks who may not decide any more', () => {
  const policy = { ...openPolicy, approvals: 1, groups: ['security', 'legal'] };
  const said: Decision = {
    by: { id: 'ann', name: 'Ann' },
    decision: 'approve',
    comment: null,
    digest: 'd',
    groups: ['legal', 'security'],
    at: '2026-11-22T12:00:00.000Z',
    entitled: true,
  };
  expect(missingApprovals(policy, 'olaf', 'd', [said])).toEqual(nothing);
  expect(missingApprovals(policy, 'olaf', 'd', [{ ...said, entitled: false }])).toEqual({
    approvals: 1,
    groups: ['security', 'legal'],
  });
  expect(missingApprovals(policy, 'ann', 'd', [said])).toMatchObject({ approvals: 1 });
});
