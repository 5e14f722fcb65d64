import type { WorkflowForm } from './workflow-form';
import { newStepForm, type StepForm } from './workflow-step-form';

type Steps = WorkflowForm['steps'];

/** A key that no step of the form has; the vendor's internal ids never begin like this. */
export function freshKey({ steps }: Pick<WorkflowForm, 'steps'>): string {
  const taken = new Set(steps.map(({ key }) => key));
  let number = 1;
  while (taken.has(`new-${number}`)) number += 1;
  return `new-${number}`;
}

export function withStep(form: WorkflowForm, type: string, name: string): WorkflowForm {
  const step = newStepForm(freshKey(form), type);
  // What is typed here is HTML; taken for the block editor's own format, the vendor would empty it without a word.
  const values = type === 'email' ? { ...step.values, editorType: 'html' } : step.values;
  return { ...form, steps: [...form.steps, { ...step, name, values }] };
}

export function withoutStep(form: WorkflowForm, key: string): WorkflowForm {
  return { ...form, steps: form.steps.filter((step) => step.key !== key) };
}

export function changeStep(form: WorkflowForm, key: string, patch: Partial<StepForm>): WorkflowForm {
  return { ...form, steps: form.steps.map((step) => (step.key === key ? { ...step, ...patch } : step)) };
}

/** The step a number of places further down, or up; it stops at the ends. */
export function moveStep(form: WorkflowForm, key: string, by: number): WorkflowForm {
  const from = form.steps.findIndex((step) => step.key === key);
  const step = form.steps[from];
  const to = Math.max(0, Math.min(form.steps.length - 1, from + by));
  if (!step || to === from) return form;
  const steps: Steps = form.steps.filter((one) => one.key !== key);
  steps.splice(to, 0, step);
  return { ...form, steps };
}

/** An identifier made of a name, as the vendor would make it. */
export function identifierOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
