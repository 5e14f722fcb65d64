import { describe, expect, test } from 'vitest';
import { type FlowDeployment, isLastEnabled, ofEqualPriority, priorities, priorityLabel } from './flow-deployment';

const deployment = (id: string, enabled: boolean, priority: number | null = null): FlowDeployment => ({
  id,
  flow: { id: '1', name: 'Orders' },
  version: { id: '10', number: 1, status: null },
  environment: { id: id, name: id, type: null },
  package: null,
  priority,
  enabled,
  enabledAt: null,
  enabledBy: null,
  createdBy: null,
  createdAt: null,
  updatedAt: null,
});

test('priorities have the words of the vendor, and unknown numbers stay what they are', () => {
  expect([null, ...priorities, 9].map(priorityLabel)).toEqual([
    'inherit',
    'highest',
    'high',
    'regular',
    'low',
    'lowest',
    '9',
  ]);
});

describe('the last enabled deployment', () => {
  test.each([
    ['the only one', [deployment('a', true)], ['a'], true],
    ['all of several', [deployment('a', true), deployment('b', true)], ['a', 'b'], true],
    ['one of several', [deployment('a', true), deployment('b', true)], ['a'], false],
    ['one beside a disabled one', [deployment('a', true), deployment('b', false)], ['a'], true],
    ['one that is disabled already', [deployment('a', false)], ['a'], false],
  ])('%s', (_, all, going, last) => {
    expect(isLastEnabled(all, new Set(going))).toBe(last);
  });
});

test('only enabled others of an equal explicit priority compete', () => {
  const others = [
    deployment('a', true, 2),
    deployment('b', true, 2),
    deployment('c', false, 2),
    deployment('d', true, 3),
  ];
  expect(ofEqualPriority(deployment('a', false, 2), others).map(({ id }) => id)).toEqual(['b']);
  expect(ofEqualPriority(deployment('x', true), [deployment('y', true)])).toEqual([]);
});
