import { expect, test } from 'vitest';
import { openPolicy } from '@/lib/domain/policy';
import { hoursWords, listed, policyWords } from './policy-words';

test('the open policy asks nobody, and says nothing of what only matters to approvals', () => {
  expect(policyWords({ ...openPolicy, approverMayRun: false, reviewEverything: true })).toEqual([
    'Nobody is asked for approval.',
    'Deletions are confirmed by typing the name.',
  ]);
});

test('a strict policy says everything it asks for', () => {
  const strict = { approvals: 1, groups: ['security'], approverMayRun: false, exempt: ['someone'] };
  expect(
    policyWords({ ...openPolicy, ...strict, confirm: 'always', reasonRequired: true, reviewEverything: true }),
  ).toEqual([
    'Needs 1 approval, one of “security”, never the requester’s own.',
    'Whoever approves must have marked every step as reviewed.',
    'Who approved does not run it.',
    'A request runs out after 7 days.',
    '1 person is exempt.',
    'Every change is confirmed by typing the name.',
    'A reason has to be given.',
  ]);
});

test('hours and lists as people write them', () => {
  expect([1, 24, 36, 48].map(hoursWords)).toEqual(['1 hour', '1 day', '36 hours', '2 days']);
  expect(listed(' security, , release managers\nsecurity ')).toEqual(['security', 'release managers']);
});
