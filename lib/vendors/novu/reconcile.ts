import { AppError } from '@/lib/domain/error';
import type { PlanStep } from '@/lib/domain/plan';
import type { StepOutcome } from '../port';
import type { Tools } from './actions';

/** After an answer that proves nothing: the target itself tells whether the write took place. */
export async function reconcileStep(
  { read }: Pick<Tools, 'read'>,
  step: PlanStep,
  planned = 'what was to be published',
): Promise<StepOutcome> {
  const { name: where, id } = step.environment;
  try {
    const now = (await read(id, { type: step.type, id: step.resourceId }))?.hash ?? null;
    if (now === step.after) return { status: 'succeeded', message: `Read again: ${where} holds ${planned}.` };
    if (now === step.before)
      return { status: 'failed', message: `Read again: ${where} is as it was before, nothing was written.` };
    if (step.verb === 'create' && step.type === 'layout') {
      return {
        status: 'failed',
        partial: true,
        message: `Read again: the layout was created in ${where}, but without its content. A retry completes it.`,
      };
    }
    return {
      status: 'unknown',
      message: `Read again: ${where} holds neither what was there before nor ${planned}.`,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: 'unknown', message: `Whether it was written could not be found out. ${error.message}` };
  }
}
