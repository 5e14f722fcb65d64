import { expect, test } from 'vitest';
import { openPolicy, type Policy } from '@/lib/domain/policy';
import { whyReview } from './one-click';

const place = (policy: Partial<Policy> = {}) => ({
  policy: { ...openPolicy, ...policy },
  person: 'me',
  frozen: [],
  stopped: false,
});

test('one click is enough only where nobody is asked and nothing has to be typed', () => {
  expect(whyReview(place())).toBeNull();
  expect(whyReview(place({ approvals: 1 }))).toMatch(/approve/);
  expect(whyReview(place({ approvals: 1, exempt: ['me'] }))).toBeNull();
  expect(whyReview(place({ groups: ['ops'] }))).toMatch(/approve/);
  expect(whyReview(place({ reasonRequired: true }))).toMatch(/reason/);
  expect(whyReview(place({ confirm: 'always' }))).toMatch(/confirmation/);
  expect(whyReview({ ...place(), frozen: ['Christmas'] })).toBe('Frozen by “Christmas”');
  expect(whyReview({ ...place(), stopped: true })).toMatch(/stopped/);
});
