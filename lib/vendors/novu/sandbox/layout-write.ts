import type { Environment, Layout } from './documents';
import { badRequest, conflict, notFound } from './errors';
import { findByPathId } from './identifiers';
import { isObject, layoutIdOf } from './normalise';
import type { Promotion } from './sync';
import { parseBlocks } from './workflow-steps';

const HTML_MARKS = ['<html', '</html>', '<body', '</body>'];

/** Finds a layout by any of its ids, or answers as Novu does. */
export function layoutOrThrow(environment: Environment, id: string): Layout {
  const layout = findByPathId(environment.layouts, id);
  if (!layout) throw notFound(`Layout not found for id ${id} in the environment ${environment._id}`);
  return layout;
}

/** Creates or overwrites a layout in the target; which one is the default stays the target's own affair. */
export function pushLayout(layout: Layout, { target, person, store }: Promotion): void {
  refuseBadContent(layout.values);
  const existing = target.layouts.get(layout.layoutId);
  const { _id, now } = store.stamp();
  target.layouts.set(layout.layoutId, {
    ...layout,
    _id: existing?._id ?? _id,
    isDefault: existing?.isDefault ?? target.layouts.size === 0,
    createdAt: existing?.createdAt ?? now,
    updatedAt: now,
    updatedBy: person,
  });
}

/** Removes a layout and lets the steps that used it fall back to the default one. */
export function deleteLayout(environment: Environment, layout: Layout): void {
  if (layout.isDefault) {
    throw conflict(`Layout with id ${layout._id} is being used as a default layout, it can not be deleted`);
  }
  for (const workflow of workflowsUsing(environment, layout.layoutId)) {
    const steps = workflow.steps.map((step) => {
      if (layoutIdOf(step) !== layout.layoutId) return step;
      const { layoutId: _removed, ...controlValues } = step.controlValues;
      return { ...step, controlValues };
    });
    environment.workflows.set(workflow.workflowId, { ...workflow, steps });
  }
  environment.layouts.delete(layout.layoutId);
}

export function workflowsUsing(environment: Environment, layoutId: string) {
  return [...environment.workflows.values()].filter(({ steps }) => steps.some((step) => layoutIdOf(step) === layoutId));
}

/** HTML has to be a whole document, blocks a document of the editor. */
export function refuseBadContent(values: Layout['values']): void {
  const { email } = values;
  if (!isObject(email) || typeof email.body !== 'string') return;
  const { body, editorType } = email;
  if (editorType === 'html' && !HTML_MARKS.every((mark) => body.includes(mark))) {
    throw badRequest('Content must be a valid HTML content');
  }
  if (editorType === 'block' && !parseBlocks(body)) throw badRequest('Layout has validation issues');
}
