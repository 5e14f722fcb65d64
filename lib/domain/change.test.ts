import { describe, expect, test } from 'vitest';
import { ChangeStatus, isSettled, next, outcomeOf, type Proof, type StepState, type StepStatus } from './change';

const step = (status: StepStatus): StepState => ({
  id: status,
  status,
  attempt: 1,
  partial: false,
  reference: null,
  message: null,
  startedAt: null,
  finishedAt: null,
});
const proof = (state: Proof['state']): Proof => ({ checkedAt: '2026-11-21T00:00:00.000Z', state, resources: [] });

describe('the life of a change', () => {
  test('nothing is claimed before it is approved', () => {
    const claimable = ChangeStatus.options.filter((status) => next(status, 'claim') !== null);
    expect(claimable).toEqual(['approved', 'scheduled']);
  });

  test('only what ended badly is retried, and what ended well stays ended', () => {
    expect(ChangeStatus.options.filter((status) => next(status, 'retry'))).toEqual([
      'partly_failed',
      'failed',
      'unknown',
    ]);
    for (const status of ['succeeded', 'stale', 'rejected', 'cancelled'] as const) expect(isSettled(status)).toBe(true);
  });

  test.each<[string, StepStatus[], Proof['state'] | null, string]>([
    ['all done and proven', ['succeeded', 'succeeded'], 'proven', 'succeed'],
    ['all done, refuted by the second look', ['succeeded', 'succeeded'], 'different', 'fail_partly'],
    ['all done, the second look failed', ['succeeded'], 'unknown', 'lose_track'],
    ['all done, never looked', ['succeeded'], null, 'lose_track'],
    ['half done', ['succeeded', 'failed'], 'proven', 'fail_partly'],
    ['nothing done', ['failed', 'skipped'], null, 'fail'],
    ['one in doubt', ['succeeded', 'unknown'], 'proven', 'lose_track'],
    ['one begun, its end not written down', ['running', 'skipped'], null, 'lose_track'],
    ['one in doubt and one failed', ['failed', 'unknown'], null, 'lose_track'],
  ])('%s', (_what, statuses, state, expected) => {
    expect(outcomeOf(statuses.map(step), state && proof(state))).toBe(expected);
  });
});
