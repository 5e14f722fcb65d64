import { expect, test } from 'vitest';
import { leftOutWith } from './left-out';

const steps = [
  { id: 'workflow', dependsOn: ['layout'] },
  { id: 'layout', dependsOn: [] },
  { id: 'digest', dependsOn: ['workflow'] },
  { id: 'other', dependsOn: [] },
];

test('what needs a step goes with it, over any number of hands and in any order', () => {
  expect([...leftOutWith(steps, new Set(['layout']))].sort()).toEqual(['digest', 'layout', 'workflow']);
  expect([...leftOutWith(steps, new Set(['digest']))]).toEqual(['digest']);
  expect([...leftOutWith(steps, new Set())]).toEqual([]);
});
