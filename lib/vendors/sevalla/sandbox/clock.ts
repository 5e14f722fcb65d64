import type { Deployment } from './documents';
import type { Switches } from './switches';

type Pace = Pick<Switches, 'deploymentSeconds' | 'unknownStatus'>;

/**
 * The deployments of one application as they stand now, newest first. Nothing runs in the background: how far each
 * has come follows from the time, and one waits until the one before it has ended.
 */
export function unfold(deployments: readonly Deployment[], pace: Pace, now: number): Deployment[] {
  let free = 0;
  return deployments
    .toReversed()
    .map((deployment) => {
      const { shown, ends } = at(deployment, pace, now, free);
      free = Math.max(free, ends);
      return shown;
    })
    .reverse();
}

function at(
  deployment: Deployment,
  { deploymentSeconds, unknownStatus }: Pace,
  now: number,
  free: number,
): { shown: Deployment; ends: number } {
  const { course } = deployment;
  if (!course) return { shown: deployment, ends: 0 };
  const started = Math.max(course.accepted + deploymentSeconds * 250, free);
  const planned = course.end === 'never' ? Number.POSITIVE_INFINITY : started + deploymentSeconds * 750;
  const ends = Math.min(planned, course.cancelledAt ?? Number.POSITIVE_INFINITY);
  const when = (moment: number) => new Date(moment).toISOString();
  const began = started <= Math.min(now, ends);
  if (now < started && course.cancelledAt === null) return { shown: { ...deployment, status: 'waiting' }, ends };
  if (now < ends) {
    const status = unknownStatus ?? 'inProgress';
    return { shown: { ...deployment, status, started_at: when(started), updated_at: when(started) }, ends };
  }
  const cancelled = course.cancelledAt !== null && course.cancelledAt <= planned;
  const status = cancelled ? (began ? 'cancelled' : 'skipped') : course.end;
  const shown = {
    ...deployment,
    status,
    started_at: began ? when(started) : null,
    finished_at: when(ends),
    updated_at: when(ends),
  };
  return { shown, ends };
}

/** True when nothing will happen to it any more. */
export function hasEnded({ status }: Deployment): boolean {
  return ['success', 'failed', 'cancelled', 'skipped'].includes(status);
}
