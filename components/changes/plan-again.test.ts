import { expect, test } from 'vitest';
import { planAgainHref } from './plan-again';

const input = { source: 'dev', target: 'prod', resources: [{ type: 'workflow', id: 'a b' }] };

test('a publish leads back to its review, with the same ticks', () => {
  expect(planAgainHref({ action: 'publish', connection: 'novu', input })).toBe(
    '/c/novu/compare/review?source=dev&target=prod#ticked=workflow/a%20b',
  );
});

test('nothing else does', () => {
  expect(planAgainHref({ action: 'restore', connection: 'novu', input })).toBeNull();
  expect(planAgainHref({ action: 'publish', connection: 'novu', input: { source: 'dev' } })).toBeNull();
});
