import { expect, test } from 'vitest';
import { changeStep, identifierOf, moveStep, withoutStep, withStep } from './workflow-edits';
import { newWorkflowForm } from './workflow-form';

const three = ['email', 'delay', 'sms'].reduce((form, type) => withStep(form, type, type), newWorkflowForm());
const names = ({ steps }: typeof three) => steps.map(({ name }) => name);

test('steps are added at the end with keys of their own, moved up and down, changed and removed', () => {
  expect(three.steps.map(({ key }) => key)).toEqual(['new-1', 'new-2', 'new-3']);
  expect(names(moveStep(three, 'new-3', -1))).toEqual(['email', 'sms', 'delay']);
  expect(names(moveStep(three, 'new-1', 5))).toEqual(['delay', 'sms', 'email']);
  expect(names(changeStep(three, 'new-2', { name: 'Wait' }))).toEqual(['email', 'Wait', 'sms']);
  const fewer = withoutStep(three, 'new-1');
  expect(names(fewer)).toEqual(['delay', 'sms']);
  expect(withStep(fewer, 'push', 'push').steps.at(-1)?.key).toBe('new-1');
});

test('a move that leads nowhere leaves the form as it is', () => {
  expect(moveStep(three, 'new-1', -1)).toBe(three);
  expect(moveStep(three, 'not there', 1)).toBe(three);
});

test('an identifier is made of a name', () => {
  expect(['Order Confirmation', ' Größe & Maß ', '!'].map(identifierOf)).toEqual([
    'order-confirmation',
    'gro-e-ma',
    '',
  ]);
});
