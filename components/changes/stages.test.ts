import { expect, test } from 'vitest';
import { ChangeStatus, type StepState, type StepStatus } from '@/lib/domain/change';
import { beforeRun, canTakeBack, leavesSomething } from './stages';

const step = (status: StepStatus, partial = false): StepState => ({
  id: status,
  status,
  attempt: 1,
  partial,
  reference: null,
  message: null,
  startedAt: null,
  finishedAt: null,
});

test('people make up their minds before the run', () => {
  expect(ChangeStatus.options.filter(beforeRun)).toEqual(['awaiting_approval', 'approved', 'scheduled']);
});

test('only what was written, for sure or perhaps, can be taken back, and not while it runs', () => {
  expect(canTakeBack({ status: 'partly_failed', steps: [step('succeeded'), step('failed')] })).toBe(true);
  expect(canTakeBack({ status: 'unknown', steps: [step('unknown')] })).toBe(true);
  expect(canTakeBack({ status: 'running', steps: [step('succeeded')] })).toBe(false);
  expect(canTakeBack({ status: 'failed', steps: [step('failed'), step('skipped')] })).toBe(false);
  expect(canTakeBack({ status: 'failed', steps: [step('failed', true)] })).toBe(true);
  expect(canTakeBack({ status: 'cancelled', steps: [step('left_out', true), step('skipped')] })).toBe(true);
});

test('what was left out by decision leaves nothing to retry, an open step or an open proof does', () => {
  const proof = { checkedAt: '', state: 'proven' as const, resources: [] };
  expect(leavesSomething({ steps: [step('succeeded'), step('left_out')], proof })).toBe(false);
  expect(leavesSomething({ steps: [step('succeeded'), step('skipped')], proof })).toBe(true);
  expect(leavesSomething({ steps: [step('succeeded')], proof: { ...proof, state: 'different' } })).toBe(true);
  expect(leavesSomething({ steps: [step('failed')], proof: null })).toBe(true);
});
