import { expect, test } from 'vitest';
import { againOfChange, pageOfChange } from './of-change';

const change = (action: string, input: object) => ({
  action,
  connection: 'novu',
  input: JSON.parse(JSON.stringify(input)),
});
const page = '/c/novu/workflows/a';
const review = '/c/novu/workflows/review';

test.each([
  ['workflow.update', { environment: 'e', workflowId: 'a' }, `${page}?environment=e`, `${page}?environment=e&tab=edit`],
  ['workflow.create', { environment: 'e', workflow: { workflowId: 'a' } }, `${page}?environment=e`, null],
  [
    'workflow.patch',
    { environment: 'e', workflowIds: ['a', 'b'], patch: { active: false } },
    null,
    `${review}?do=pause&environment=e#ticked=a,b`,
  ],
  [
    'workflow.delete',
    { environment: 'e', workflowId: 'a' },
    `${page}?environment=e`,
    `${review}?do=delete&environment=e#ticked=a`,
  ],
  [
    'sync',
    { source: 's', target: 't', workflowId: 'a' },
    `${page}?environment=t`,
    `${review}?do=sync&environment=t&source=s#ticked=a`,
  ],
  ['publish', { source: 's', target: 't' }, null, null],
])('%s leads to its workflow and to its plan', (action, input, where, again) => {
  expect(pageOfChange(change(action, input))).toBe(where);
  expect(againOfChange(change(action, input))).toBe(again);
});
