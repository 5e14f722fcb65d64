import { describe, expect, test } from 'vitest';
import { changeStep, moveStep, withoutStep, withStep } from './workflow-edits';
import { newWorkflowForm } from './workflow-form';
import { threeWay } from './workflow-merge';
import { differingPlaces, errorsByField, fieldOf, heldAt, placeName, takingTheirs } from './workflow-places';

const base = ['email', 'delay', 'sms'].reduce((form, type) => withStep(form, type, `The ${type}`), {
  ...newWorkflowForm(),
  name: 'Receipt',
});

test.each([
  ['input.workflow.name', 'name'],
  ['input.workflow.workflowId', 'id'],
  ['input.workflow.tags.3', 'tags'],
  ['input.workflow.steps.0.name', 'steps.0.name'],
  ['input.workflow.steps.2.controlValues.body', 'steps.2.values.body'],
  ['input.workflow.preferences.user.all', 'userPreferences'],
  ['input.environment', 'environment'],
  ['steps.0.rest', 'steps.0.rest'],
])('%s belongs to the field %s', (path, field) => {
  expect(fieldOf(path)).toBe(field);
});

test.each([
  ['name', 'Name'],
  ['steps', 'Order of the steps'],
  ['steps.new-1', 'Step “The email”'],
  ['steps.new-1.values.subject', 'Step “The email”: Subject'],
  ['steps.new-1.stepId', 'Step “The email”: Identifier'],
  ['preferences.channels.in_app', 'Preferences: in app'],
  ['preferences.enabled', 'Preferences: all channels'],
  ['steps.gone', 'steps.gone'],
])('%s is called %s', (path, name) => {
  expect(placeName(path, base)).toBe(name);
});

describe('taking theirs after a merge', () => {
  const subject = (value: string) =>
    changeStep(base, 'new-1', { values: { ...base.steps[0]?.values, subject: value }, stepId: 'mail' });
  const cases = {
    'a setting': [
      { ...base, name: 'Theirs' },
      { ...base, name: 'Yours' },
    ],
    'a field of a step': [subject('Theirs'), subject('Yours')],
    'a deleted step': [withoutStep(base, 'new-2'), changeStep(base, 'new-2', { name: 'Yours' })],
    'a step that you deleted': [changeStep(base, 'new-2', { name: 'Theirs' }), withoutStep(base, 'new-2')],
    'the order': [moveStep(base, 'new-1', 2), moveStep(base, 'new-3', -2)],
    'a channel': [
      { ...base, preferences: { ...base.preferences, channels: { sms: true } } },
      { ...base, preferences: { ...base.preferences, channels: { sms: false } } },
    ],
  } as const;

  test.each(Object.entries(cases))('%s', (_what, [theirs, yours]) => {
    const { merged, conflicts } = threeWay(base, theirs, yours);
    expect(conflicts).not.toEqual([]);
    expect(merged).toEqual(yours);
    expect(takingTheirs(merged, theirs, conflicts)).toEqual(theirs);
    expect(takingTheirs(merged, theirs, [])).toBe(merged);
  });
});

test('errors stay with their step when it moves', () => {
  const errors = [
    { path: 'input.workflow.steps.1.name', message: 'Give it a name' },
    { path: 'input.workflow.steps.9.name', message: 'No such step' },
    { path: 'name', message: 'Too long' },
  ];
  expect(errorsByField(errors, base)).toEqual({
    'steps.new-2.name': 'Give it a name',
    'steps.9.name': 'No such step',
    name: 'Too long',
  });
});

test('the differences of two forms are found by place, and what stands there can be read', () => {
  const other = changeStep(withoutStep(moveStep(base, 'new-3', -2), 'new-2'), 'new-1', { name: 'Mail' });
  expect(differingPlaces(base, { ...other, tags: ['a'] })).toEqual([
    'tags',
    'steps.new-1.name',
    'steps.new-2',
    'steps',
  ]);
  expect(differingPlaces(base, base)).toEqual([]);
  expect(heldAt(other, 'steps.new-1.name')).toBe('Mail');
  expect(heldAt(other, 'steps.new-2')).toBeUndefined();
  expect(heldAt(other, 'steps')).toEqual(['The sms', 'Mail']);
  expect(heldAt(base, 'name')).toBe('Receipt');
});
