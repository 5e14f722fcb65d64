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

test('a promotion leads back to its form, without the deployment that was reviewed then', () => {
  const promotion = { pipeline: 'p', sourceApp: 's', targetApps: ['t1', 't2'], expectedDeployment: 'd' };
  expect(planAgainHref({ action: 'promote', connection: 'sevalla', input: promotion })).toBe(
    '/c/sevalla/pipelines/p/promote?source=s&target=t1&target=t2',
  );
  expect(planAgainHref({ action: 'promote', connection: 'patchworks', input: { flow: 'f' } })).toBeNull();
});
