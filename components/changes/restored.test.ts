import { expect, test } from 'vitest';
import type { Resource } from '@/lib/domain/resource';
import type { ComparedResource } from '@/lib/endpoints/compare';
import { restoredOf, withRestored } from './restored';

const resource = (hash: string): Resource => ({
  type: 'workflow',
  id: 'a',
  name: 'A',
  document: { fields: {}, parts: [] },
  hash,
  updatedAt: null,
  updatedBy: null,
  ignored: {},
  references: [],
});
const step = { type: 'workflow', resourceId: 'a' };

test('the copy of a step is found in what the change was made from', () => {
  const kept = (copy: Resource | null) => ({ input: { resources: [{ type: 'workflow', id: 'a', resource: copy }] } });
  expect(restoredOf({ input: JSON.parse(JSON.stringify(kept(resource('x')).input)) }, step)?.hash).toBe('x');
  expect(restoredOf({ input: { resources: [{ type: 'workflow', id: 'a', resource: null }] } }, step)).toBeNull();
  expect(restoredOf({ input: { resources: [] } }, step)).toBeUndefined();
  expect(restoredOf({ input: { source: 'dev' } }, step)).toBeUndefined();
});

test('the copy takes the place of the source, and the state follows from it', () => {
  const row = { type: 'workflow', id: 'a', name: 'A', state: 'modified' };
  const compared = (target: Resource | null, state = 'modified') =>
    ({ row: { ...row, state }, source: resource('source'), target }) as ComparedResource;
  const stateOf = (target: Resource | null, copy: Resource | null) => withRestored(compared(target), copy).row.state;
  expect(stateOf(resource('x'), resource('x'))).toBe('unchanged');
  expect(stateOf(resource('x'), resource('y'))).toBe('modified');
  expect(stateOf(resource('x'), null)).toBe('deleted');
  expect(stateOf(null, resource('y'))).toBe('added');
  expect(withRestored(compared(null, 'unknown'), resource('y')).row.state).toBe('unknown');
});
