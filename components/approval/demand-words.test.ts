import { expect, test } from 'vitest';
import { demandWords, missingWords } from './demand-words';

test('the demand of a policy in words', () => {
  expect(demandWords({ approvals: 0, groups: [] })).toBe('no approval');
  expect(demandWords({ approvals: 1, groups: [] })).toBe('1 approval');
  expect(demandWords({ approvals: 2, groups: ['security'] })).toBe('2 approvals, one of “security”');
  expect(demandWords({ approvals: 3, groups: ['a', 'b'] })).toBe('3 approvals, one of “a” and one of “b”');
  expect(demandWords({ approvals: 0, groups: ['a', 'b'] })).toBe('an approval of “a” and one of “b”');
});

test('what is missing in words', () => {
  expect(missingWords({ approvals: 0, groups: [] })).toBe('');
  expect(missingWords({ approvals: 1, groups: ['security'] })).toBe('1 approval and a yes of “security”');
  expect(missingWords({ approvals: 2, groups: [] })).toBe('2 approvals');
});
