import { AppError } from '@/lib/domain/error';
import type { FlowDeployment } from '@/lib/domain/flow-deployment';
import { type PlanStep, toJson } from '@/lib/domain/plan';
import type { Note, StepOutcome } from '../port';
import { VendorError } from '../transport';
import type { Tools } from './actions';
import { bring, look, type Reached } from './converge';
import { isHalf, isOld, isWanted } from './half';
import { stateOf } from './map';
import { isRisky, mayCreate, type Task, taskOf } from './task';
import { alarm, alarmDisabled, asSentence, capital, stateText, versionText } from './words';

/**
 * Brings one flow in one environment to what was planned, from wherever an earlier attempt left it. A flow that is taken
 * away for that is put back when its successor cannot be created; if that fails too, the outcome raises an alarm.
 */
export async function applyStep(tools: Tools, step: PlanStep, note: Note): Promise<StepOutcome> {
  const task = taskOf(step);
  const seen = await look(tools, task);
  if ('problem' in seen) return unseen(task, seen.problem);
  const { current } = seen;
  if (isWanted(task, current)) return { status: 'succeeded', message: 'It was so already; nothing was written.' };
  const refusal = whyNot(task, current) ?? (await missingVersion(tools, task, current));
  if (refusal) return refusal;
  await note(toJson({ old: task.old, wanted: task.wanted, found: current && stateOf(current) }));
  const reached = await bring(tools, task, current, task.wanted, { mayDelete: true });
  return reached.end === 'stuck' && isMissing(task, reached.current)
    ? putBack(tools, task, reached)
    : concluded(task, reached);
}

/** An earlier attempt may have been broken off between the two calls, so that not being able to look is a matter of doubt. */
function unseen(task: Task, problem: string): StepOutcome {
  if (!isRisky(task)) return { status: 'failed', message: `Nothing was written. ${problem}` };
  return { status: 'unknown', message: `Nothing was written in this attempt. ${problem}` };
}

const isMissing = (task: Task, current: FlowDeployment | null) =>
  current === null && task.old !== null && mayCreate(task);

/** Why what is there now must not be touched, or null when it may. */
function whyNot(task: Task, current: FlowDeployment | null): StepOutcome | null {
  const { flow, environment, old, via } = task;
  const refuse = (message: string): StepOutcome => ({ status: 'failed', message: `${message} Nothing was written.` });
  if (!current) {
    return mayCreate(task) ? null : refuse(`“${flow.name}” is not deployed in ${environment.name} any more.`);
  }
  const named = via !== 'promote' && via !== 'restore' && old !== null;
  if (named && current.id !== old.deployment)
    return refuse(
      `Deployment ${old.deployment} of “${flow.name}” has been replaced by ${current.id} since it was reviewed.`,
    );
  if (isOld(task, current) || isHalf(task, current)) return null;
  return refuse(`“${flow.name}” in ${environment.name} changed after this was reviewed.`);
}

/** Nothing is deleted before it is certain that its successor exists. */
async function missingVersion(tools: Tools, task: Task, current: FlowDeployment | null): Promise<StepOutcome | null> {
  const { wanted } = task;
  if (!current || !wanted || current.version.id === wanted.version) return null;
  try {
    await tools.reader.client.ofVersion(wanted.version, 1, 1);
    return null;
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    const gone =
      error.status === 404 ? `Patchworks has no ${versionText(wanted)} any more.` : asSentence(error.message);
    return { status: 'failed', message: `${gone} Nothing was written.`, halt: error.status !== 404 };
  }
}

/** The successor was not created: what was there before comes back. */
async function putBack(tools: Tools, task: Task, failed: Extract<Reached, { end: 'stuck' }>): Promise<StepOutcome> {
  const { old, environment, wanted } = task;
  if (!old || !wanted) throw new AppError('internal', 'There is nothing to put back.');
  const why = `${capital(versionText(wanted))} could not be deployed to ${environment.name}. ${failed.because}`;
  const back = await bring(tools, task, null, old, { mayDelete: false });
  if (back.end === 'blind') return { status: 'unknown', message: `${why} ${back.because}` };
  if (back.end === 'there') {
    const id = back.current?.id ?? 'not known';
    const message = `${why} ${capital(versionText(old))} was put back, ${stateText(old)}; its deployment id is now ${id}.`;
    return { status: 'failed', message, halt: failed.hopeless };
  }
  const { current } = back;
  // The creation that seemed to have failed came through late: it is gone on with.
  if (current?.version.id === wanted.version)
    return concluded(task, await bring(tools, task, current, wanted, { mayDelete: false }));
  const also = `${why} Putting ${versionText(old)} back failed as well. ${back.because}`;
  const alert = current ? alarmDisabled(task, current.id) : alarm(task);
  // Whoever cannot create must not go on deleting.
  return { status: 'failed', partial: true, halt: true, message: `${also} ${alert}` };
}

function concluded(task: Task, reached: Reached): StepOutcome {
  const { environment, flow, wanted, old } = task;
  if (reached.end === 'there') return { status: 'succeeded', message: summary(task, reached) };
  // The look that follows every doubt raises the alarm, should one be due.
  if (reached.end === 'blind') return { status: 'unknown', message: reached.because };
  const { current, because, hopeless, later } = reached;
  if (isOld(task, current)) {
    const still = old
      ? `${environment.name} still has ${versionText(old)}, ${stateText(old)}.`
      : `Nothing was deployed to ${environment.name}.`;
    return { status: 'failed', message: `${because} ${still}`, halt: hopeless, ...later };
  }
  if (current && wanted && isHalf(task, current)) {
    const has = `${flow.name} in ${environment.name} is now at version ${current.version.id}, ${stateText(current)}; it should be ${stateText(wanted)}. A retry completes it.`;
    return { status: 'failed', partial: true, message: `${because} ${has}`, halt: hopeless, ...later };
  }
  return {
    status: 'unknown',
    message: `${because} ${environment.name} holds neither what was there before nor what was planned.`,
  };
}

/** What was done, from the writes that were made. */
function summary({ old, wanted }: Task, { current, moves }: Extract<Reached, { end: 'there' }>): string {
  const done: string[] = [];
  if (moves.includes('delete') && old) done.push(`Patchworks deleted the deployment of ${versionText(old)}.`);
  if (moves.includes('create') && wanted)
    done.push(
      `Patchworks deployed ${versionText(wanted)}, ${stateText(wanted)}, as deployment ${current?.id ?? 'unknown'}.`,
    );
  else if (moves.includes('update') && wanted) done.push(`Patchworks updated it: ${stateText(wanted)}.`);
  else if (moves.includes('enable')) done.push('Patchworks enabled it.');
  if (moves.includes('disable'))
    done.push(
      moves.includes('create')
        ? 'It came up enabled although that was not asked for, and was disabled at once.'
        : 'Patchworks disabled it.',
    );
  return done.join(' ');
}
