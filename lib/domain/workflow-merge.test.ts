import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWorkflow } from './testing-workflows';
import { formOf, type WorkflowForm } from './workflow-form';
import { threeWay } from './workflow-merge';

const anyForm = anyWorkflow.map(formOf);

const base = formOf({
  workflowId: 'receipt',
  name: 'Receipt',
  tags: ['billing'],
  steps: ['a', 'b', 'c'].map((id) => ({ _id: id, stepId: id, name: id, type: 'sms', controlValues: { body: id } })),
});
const keys = (form: WorkflowForm) => form.steps.map(({ key }) => key).join('');
const named = (form: WorkflowForm, key: string, name: string): WorkflowForm => ({
  ...form,
  steps: form.steps.map((step) => (step.key === key ? { ...step, name } : step)),
});
const order = (form: WorkflowForm, wanted: string): WorkflowForm => ({
  ...form,
  steps: [...wanted].flatMap((key) => form.steps.find((step) => step.key === key) ?? { ...pattern, key }),
});
const pattern = { stepId: '', name: 'new', type: 'sms', values: {}, rest: '', providerOverrides: '' };

describe('two edits of one workflow', () => {
  test('an edit and no edit give that edit, in both directions and without a conflict', () => {
    fc.assert(
      fc.property(anyForm, anyForm, (one, other) => {
        expect(threeWay(one, one, other)).toEqual({ merged: other, conflicts: [] });
        expect(threeWay(one, other, one)).toEqual({ merged: other, conflicts: [] });
        expect(threeWay(one, other, other)).toEqual({ merged: other, conflicts: [] });
      }),
    );
  });

  test('different fields, also of one step, come together', () => {
    const theirs = named({ ...base, name: 'Bill', active: false }, 'b', 'second');
    const yours: WorkflowForm = {
      ...base,
      description: 'Mine',
      steps: base.steps.map((step) =>
        step.key === 'b' ? { ...step, values: { ...step.values, body: 'yours' } } : step,
      ),
    };
    const { merged, conflicts } = threeWay(base, theirs, yours);
    expect(conflicts).toEqual([]);
    expect(merged).toMatchObject({ name: 'Bill', active: false, description: 'Mine', tags: ['billing'] });
    expect(merged.steps[1]).toMatchObject({ name: 'second', values: { body: 'yours' } });
  });

  test('the same field is a conflict that shows all three, and yours is taken', () => {
    const theirs = named({ ...base, name: 'Bill', tags: ['x'] }, 'b', 'second');
    const yours = named({ ...base, name: 'Invoice', tags: ['y'] }, 'b', 'zweiter');
    const { merged, conflicts } = threeWay(base, theirs, yours);
    expect(conflicts).toEqual([
      { path: 'name', base: 'Receipt', theirs: 'Bill', yours: 'Invoice' },
      { path: 'tags', base: ['billing'], theirs: ['x'], yours: ['y'] },
      { path: 'steps.b.name', base: 'b', theirs: 'second', yours: 'zweiter' },
    ]);
    expect(merged).toEqual(yours);
  });

  test.each([
    ['they add, you add', 'abXc', 'Yabc', 'YabXc', 0],
    ['they delete, you turn round', 'ac', 'cba', 'ca', 0],
    ['they turn round, you add', 'cab', 'abcY', 'cYab', 0],
    ['both turn round differently', 'bac', 'acb', 'acb', 1],
  ])('%s', (_name, theirs, yours, result, count) => {
    const { merged, conflicts } = threeWay(base, order(base, theirs), order(base, yours));
    expect([keys(merged), conflicts.length]).toEqual([result, count]);
  });

  test('a step that one deletes and the other edits is a conflict', () => {
    const edited = named(base, 'b', 'kept');
    const deleted = order(base, 'ac');
    const mine = threeWay(base, deleted, edited);
    expect([keys(mine.merged), mine.conflicts.map(({ path, theirs }) => [path, theirs])]).toEqual([
      'abc',
      [['steps.b', null]],
    ]);
    const theirs = threeWay(base, edited, deleted);
    expect([keys(theirs.merged), theirs.conflicts.map(({ path, yours }) => [path, yours])]).toEqual([
      'ac',
      [['steps.b', null]],
    ]);
  });
});
