import { expect, test } from 'vitest';
import { taskOf } from './tasks';

const asked = { deed: 'pause', environment: 'e', source: null, workflows: ['a'], nameOf: () => 'Staging' } as const;

test('the address of a review becomes the input of an action', () => {
  expect(taskOf(asked)).toMatchObject({
    action: 'workflow.patch',
    input: { environment: 'e', workflowId: 'a', patch: { active: false } },
    title: 'Pause “a” in Staging',
  });
  expect(taskOf({ ...asked, deed: 'resume', workflows: ['a', 'b'] })).toMatchObject({
    input: { environment: 'e', workflowIds: ['a', 'b'], patch: { active: true } },
    title: 'Resume 2 workflows in Staging',
  });
  expect(taskOf({ ...asked, deed: 'delete' })).toMatchObject({
    action: 'workflow.delete',
    input: { environment: 'e', workflowId: 'a' },
  });
  expect(taskOf({ ...asked, deed: 'sync', source: 's' })).toMatchObject({
    action: 'sync',
    input: { source: 's', target: 'e', workflowId: 'a' },
  });
});

test('half an address asks for nothing', () => {
  expect(taskOf({ ...asked, deed: null })).toBeNull();
  expect(taskOf({ ...asked, workflows: [] })).toBeNull();
  expect(taskOf({ ...asked, environment: '' })).toBeNull();
  expect(taskOf({ ...asked, deed: 'sync' })).toBeNull();
  expect(taskOf({ ...asked, deed: 'delete', workflows: ['a', 'b'] })).toBeNull();
});
