import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { hashOf, stateOf } from './map';
import { mayCreate, type Task } from './task';

const hashNow = (current: FlowDeployment | null) => hashOf(current && stateOf(current));

/** True when the target holds what was planned. */
export const isWanted = (task: Task, current: FlowDeployment | null): boolean =>
  hashNow(current) === hashOf(task.wanted);

/** True when the target holds what it held when the plan was made. */
export const isOld = (task: Task, current: FlowDeployment | null): boolean => hashNow(current) === hashOf(task.old);

/** True for the old version, put back but not enabled again. */
export function isPutBackDisabled({ old }: Task, current: FlowDeployment): boolean {
  if (!old?.enabled || current.enabled) return false;
  return current.version.id === old.version && current.priority === old.priority;
}

/** True for a state that only an attempt at this very task leaves behind, and that another attempt completes. */
export function isHalf(task: Task, current: FlowDeployment): boolean {
  const { via, wanted } = task;
  if (!wanted) return false;
  if (mayCreate(task)) return current.version.id === wanted.version || isPutBackDisabled(task, current);
  // A PUT may have had more effect than it was meant to have.
  return via === 'update' && current.version.id === wanted.version && current.priority === wanted.priority;
}
