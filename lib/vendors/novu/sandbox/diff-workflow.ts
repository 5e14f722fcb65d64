import { type ResourceChange, type ResourceDiff, type ResourceInfo, summaryOf } from './diff-shape';
import type { Step, Workflow } from './documents';
import { sameContent, stepFields, workflowFields } from './normalise';

/** What happened to one workflow, or null when nothing did. */
export function diffWorkflow(source: Workflow | undefined, target: Workflow | undefined): ResourceDiff | null {
  const changes = source && target ? bothSides(source, target) : source ? added(source) : deleted(target);
  if (changes.length === 0) return null;
  return {
    resourceType: 'workflow',
    sourceResource: source ? infoOf(source) : null,
    targetResource: target ? infoOf(target) : null,
    changes,
    summary: summaryOf(changes, source !== undefined && target !== undefined),
  };
}

function added(source: Workflow): ResourceChange[] {
  const own = {
    resourceType: 'workflow',
    action: 'added',
    sourceResource: infoOf(source),
    targetResource: null,
  } as const;
  return [
    own,
    ...source.steps.map(
      (step, newIndex): ResourceChange => ({
        sourceResource: stepInfo(step),
        targetResource: null,
        resourceType: 'step',
        action: 'added',
        stepType: step.type,
        newIndex,
        diffs: { previous: null, new: stepFields(step) },
      }),
    ),
  ];
}

function deleted(target: Workflow | undefined): ResourceChange[] {
  if (!target) return [];
  return [{ resourceType: 'workflow', action: 'deleted', sourceResource: null, targetResource: infoOf(target) }];
}

function bothSides(source: Workflow, target: Workflow): ResourceChange[] {
  const changes: ResourceChange[] = [];
  if (!sameContent(source, target, workflowFields)) {
    changes.push({
      sourceResource: infoOf(source),
      targetResource: infoOf(target),
      resourceType: 'workflow',
      action: 'modified',
      diffs: { previous: workflowFields(target), new: workflowFields(source) },
    });
  }
  const before = new Map(target.steps.map((step, index) => [step.stepId, { step, index }]));
  const after = new Map(source.steps.map((step, index) => [step.stepId, { step, index }]));
  for (const [stepId, { step, index }] of after) {
    const old = before.get(stepId);
    if (old) changes.push(...matched({ step, index, within: source }, { ...old, within: target }));
  }
  for (const [stepId, { step, index }] of after) {
    if (!before.has(stepId)) changes.push(stepAdded(step, index, source));
  }
  for (const [stepId, { step, index }] of before) {
    if (!after.has(stepId)) changes.push(stepDeleted(step, index, target));
  }
  return changes;
}

interface Placed {
  step: Step;
  index: number;
  within: Workflow;
}

function matched(source: Placed, target: Placed): ResourceChange[] {
  const same = sameContent(source.step, target.step, stepFields);
  if (same && source.index === target.index) return [];
  const change: ResourceChange = {
    sourceResource: stepInfo(source.step, source.within),
    targetResource: stepInfo(target.step, target.within),
    resourceType: 'step',
    stepType: source.step.type,
    action: same ? 'moved' : 'modified',
    previousIndex: target.index,
    newIndex: source.index,
  };
  if (!same) change.diffs = { previous: stepFields(target.step), new: stepFields(source.step) };
  return [change];
}

function stepAdded(step: Step, newIndex: number, within: Workflow): ResourceChange {
  return {
    sourceResource: stepInfo(step, within),
    targetResource: null,
    resourceType: 'step',
    stepType: step.type,
    action: 'added',
    newIndex,
    diffs: { previous: null, new: stepFields(step) },
  };
}

function stepDeleted(step: Step, previousIndex: number, within: Workflow): ResourceChange {
  return {
    sourceResource: null,
    targetResource: stepInfo(step, within),
    resourceType: 'step',
    stepType: step.type,
    action: 'deleted',
    previousIndex,
    diffs: { previous: stepFields(step), new: null },
  };
}

function infoOf({ workflowId, name, updatedBy, updatedAt }: Workflow): ResourceInfo {
  return { id: workflowId, name, updatedBy, updatedAt };
}

// A step borrows who and when from its workflow, but only where the workflow exists on both sides.
function stepInfo({ stepId, name }: Step, within?: Workflow): ResourceInfo {
  return { id: stepId, name, updatedBy: within?.updatedBy ?? null, updatedAt: within?.updatedAt ?? null };
}
