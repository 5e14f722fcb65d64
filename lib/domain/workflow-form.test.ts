import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from './json';
import { anyWorkflow } from './testing-workflows';
import { applyForm, formOf, formProblems, newWorkflowForm, type WorkflowForm } from './workflow-form';
import { newStepForm } from './workflow-step-form';

const receipt: JsonObject = {
  _id: '64b0c1a2e4f5a60012ab0101',
  workflowId: 'order-receipt',
  name: 'Order receipt',
  tags: ['billing'],
  active: true,
  severity: 'none',
  agent: null,
  validatePayload: true,
  payloadSchema: { type: 'object', properties: { orderId: { type: 'string' } } },
  preferences: {
    user: null,
    default: {
      all: { enabled: true, readOnly: false },
      channels: { email: { enabled: true }, sms: { enabled: true } },
    },
  },
  steps: [
    {
      _id: 's1',
      stepId: 'receipt-email',
      name: 'Receipt email',
      type: 'email',
      controlValues: { subject: 'Hi', body: '<html></html>', editorType: 'html', layoutId: null, spark: { a: 1 } },
    },
    { _id: 's2', stepId: 'wait', name: 'Wait', type: 'delay', controlValues: { type: 'regular', amount: 5 } },
    { _id: 's3', stepId: 'beam', name: 'Beam', type: 'hologram', controlValues: { hue: 'blue' } },
  ],
};

describe('a workflow as a form', () => {
  test('an unchanged form gives the same document, whatever is in it', () => {
    fc.assert(
      fc.property(anyWorkflow, (document) => {
        expect(applyForm(document, formOf(document))).toStrictEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  test('what was applied is what the form shows afterwards, and the rest of the document stays', () => {
    fc.assert(
      fc.property(anyWorkflow, fc.string({ maxLength: 9 }), fc.boolean(), (document, name, active) => {
        const form = { ...formOf(document), name, active };
        const { name: _name, active: _active, ...rest } = applyForm(document, form);
        const { name: _was, active: _held, ...before } = document;
        expect(rest).toStrictEqual(before);
        expect(formOf(applyForm(document, form))).toStrictEqual(form);
      }),
    );
  });

  test('shows three meanings of a layout and leaves what it does not know to the rest', () => {
    const [email, wait, beam] = formOf(receipt).steps;
    expect(email?.values).toMatchObject({ layoutId: null, subject: 'Hi', preheader: '' });
    expect(JSON.parse(email?.rest ?? '')).toEqual({ spark: { a: 1 } });
    expect(wait?.values).toMatchObject({ amount: '5', cron: '' });
    expect([beam?.values, JSON.parse(beam?.rest ?? '')]).toEqual([{}, { hue: 'blue' }]);
  });
});

type Change = (form: WorkflowForm) => void;
const step = (form: WorkflowForm, index: number) => {
  const found = form.steps[index];
  if (!found) throw new Error('No such step');
  return found;
};
const changed = (change: Change): JsonObject => {
  const form = structuredClone(formOf(receipt));
  change(form);
  return applyForm(receipt, form);
};
/** As much of the document as is changed by hand. */
interface Copy {
  payloadSchema: unknown;
  preferences: {
    user: unknown;
    default: { all: Record<string, unknown>; channels: Record<string, unknown> };
  };
  steps: { providerOverrides?: unknown; controlValues: Record<string, unknown> }[];
}
/** The document with one place changed by hand. */
const expected = (change: (document: Copy) => void): Copy => {
  const copy: Copy = JSON.parse(JSON.stringify(receipt));
  change(copy);
  return copy;
};

test.each<[string, Change, (document: Copy) => void]>([
  ['a subject', (form) => Object.assign(step(form, 0).values, { subject: 'Ho' }), (d) => set(d, 'Ho', 0, 'subject')],
  ['an amount', (form) => Object.assign(step(form, 1).values, { amount: '7' }), (d) => set(d, 7, 1, 'amount')],
  ['no amount', (form) => Object.assign(step(form, 1).values, { amount: '' }), (d) => set(d, undefined, 1, 'amount')],
  [
    'the default layout',
    (form) => Object.assign(step(form, 0).values, { layoutId: '' }),
    (d) => set(d, undefined, 0, 'layoutId'),
  ],
  [
    'a new flag',
    (form) => Object.assign(step(form, 0).values, { useProviderDefaults: true }),
    (d) => set(d, true, 0, 'useProviderDefaults'),
  ],
  [
    'a condition',
    (form) => Object.assign(step(form, 0).values, { skip: '{"==": [1, 1]}' }),
    (d) => set(d, { '==': [1, 1] }, 0, 'skip'),
  ],
  [
    'a strange member',
    (form) => Object.assign(step(form, 2), { rest: '{"hue":"red"}' }),
    (d) => set(d, 'red', 2, 'hue'),
  ],
  [
    'overrides',
    (form) => Object.assign(step(form, 0), { providerOverrides: '{"x":1}' }),
    (d) => Object.assign(d.steps[0] ?? {}, { providerOverrides: { x: 1 } }),
  ],
  ['no schema', (form) => Object.assign(form, { payloadSchema: '' }), (d) => Object.assign(d, { payloadSchema: null })],
  [
    'one channel',
    (form) => Object.assign(form.preferences.channels, { sms: false }),
    (d) => Object.assign(d.preferences.default.channels, { sms: { enabled: false } }),
  ],
  [
    'read-only',
    (form) => Object.assign(form.preferences, { readOnly: true }),
    (d) => Object.assign(d.preferences.default.all, { readOnly: true }),
  ],
  [
    'user preferences',
    (form) => Object.assign(form, { userPreferences: '{"all":{"enabled":false}}' }),
    (d) => Object.assign(d.preferences, { user: { all: { enabled: false } } }),
  ],
  ['the order', (form) => form.steps.reverse(), (d) => d.steps.reverse()],
  ['no strange member', (form) => Object.assign(step(form, 2), { rest: '' }), (d) => set(d, undefined, 2, 'hue')],
  ['one step less', (form) => form.steps.splice(1, 1), (d) => d.steps.splice(1, 1)],
  [
    'only the layout of a text',
    (form) => Object.assign(form, { payloadSchema: JSON.stringify(receipt.payloadSchema) }),
    () => {},
  ],
])('%s changes only that', (_name, change, by) => {
  expect(changed(change)).toStrictEqual(expected(by));
});

function set(document: Copy, value: unknown, at: number, name: string) {
  const content = document.steps[at]?.controlValues ?? {};
  if (value === undefined) delete content[name];
  else content[name] = value;
}

test('a new step has no identity and only what was filled in', () => {
  const form = formOf(receipt);
  const added = { ...newStepForm('new-1', 'sms'), name: 'Text', values: { body: 'Hello', skip: '' } };
  const { steps } = applyForm(receipt, { ...form, steps: [added, ...form.steps] });
  expect(Array.isArray(steps) && steps[0]).toStrictEqual({
    name: 'Text',
    type: 'sms',
    controlValues: { body: 'Hello' },
  });
});

test('text that cannot be understood is named by its field and never saved', () => {
  const form = formOf(receipt);
  const broken: WorkflowForm = {
    ...form,
    payloadSchema: '{',
    userPreferences: '[]',
    steps: form.steps.map((one, index) => ({
      ...one,
      rest: index === 2 ? 'nope' : one.rest,
      values: { ...one.values, ...(index === 1 ? { amount: 'five' } : {}), ...(index === 0 ? { skip: '{' } : {}) },
    })),
  };
  const paths = formProblems(receipt, broken).map(({ path }) => path);
  expect(paths).toEqual([
    'payloadSchema',
    'userPreferences',
    'steps.0.values.skip',
    'steps.1.values.amount',
    'steps.2.rest',
  ]);
  expect(() => applyForm(receipt, broken)).toThrowError(expect.objectContaining({ code: 'invalid_input' }));
});

test('what the vendor would refuse is named before it is sent', () => {
  const form = { ...formOf(receipt), name: '', tags: ['a', 'a'], description: 'x'.repeat(257) };
  expect(
    formProblems(receipt, form)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['description', 'name', 'tags']);
  expect(formProblems(receipt, formOf(receipt))).toEqual([]);
  expect(newWorkflowForm()).toMatchObject({ active: true, severity: 'none', validatePayload: true, steps: [] });
});
