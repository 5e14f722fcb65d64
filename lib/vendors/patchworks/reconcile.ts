import type { JsonObject } from '@/lib/domain/json';
import type { PlanStep } from '@/lib/domain/plan';
import type { StepOutcome } from '../port';
import type { Tools } from './actions';
import { look } from './converge';
import { isHalf, isOld, isPutBackDisabled, isWanted } from './half';
import { isRisky, type Task, taskOf } from './task';
import { alarm, alarmDisabled, alarmUnseen, stateText, versionText } from './words';

/**
 * After an answer that proves nothing, or a process that died: the target itself tells how far it came. What an attempt
 * noted is not needed for that, because the plan says what was there before; it only tells whose doing a gap is.
 */
export async function reconcileStep(tools: Tools, step: PlanStep, reference: JsonObject | null): Promise<StepOutcome> {
  const task = taskOf(step);
  const { environment, flow, wanted } = task;
  const seen = await look(tools, task);
  if ('problem' in seen) {
    const message = `Whether it was written could not be found out. ${seen.problem}`;
    return { status: 'unknown', message: `${message}${isRisky(task) ? alarmUnseen(task) : ''}` };
  }
  const { current } = seen;
  if (isWanted(task, current))
    return { status: 'succeeded', message: `Read again: ${environment.name} holds what was planned.` };
  if (isOld(task, current))
    return { status: 'failed', message: `Read again: ${environment.name} is as it was before.` };
  if (!current) return missing(task, reference);
  if (isPutBackDisabled(task, current) && isHalf(task, current))
    return { status: 'failed', partial: true, message: `Read again: ${alarmDisabled(task, current.id)}` };
  if (isHalf(task, current) && wanted) {
    const message = `Read again: “${flow.name}” is deployed in ${environment.name} with version ${current.version.id}, ${stateText(current)}; it should be ${versionText(wanted)}, ${stateText(wanted)}. A retry completes it.`;
    return { status: 'failed', partial: true, message };
  }
  const message = `Read again: ${environment.name} holds neither what was there before nor what was planned, but version ${current.version.id} of “${flow.name}”, ${stateText(current)}.`;
  return { status: 'unknown', message };
}

function missing(task: Task, reference: JsonObject | null): StepOutcome {
  const { flow, environment } = task;
  if (!isRisky(task) && task.via !== 'restore')
    return { status: 'failed', message: `Read again: “${flow.name}” is not deployed in ${environment.name} any more.` };
  const whose = reference
    ? 'the old deployment was deleted and its successor is not there.'
    : 'the deployment is gone.';
  return { status: 'failed', partial: true, message: `Read again: ${whose} ${alarm(task)}` };
}
