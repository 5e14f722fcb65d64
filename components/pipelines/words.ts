import type { Cell, Deployment, Pipeline } from '@/lib/domain/pipeline';

type Build = Pick<Deployment, 'commit' | 'image'>;

/** A build in a few characters: its commit, or the last part of its image. */
export function buildName(build: Build | null): string {
  if (!build) return 'nothing';
  if (build.commit) return build.commit.slice(0, 7);
  return build.image?.split('/').at(-1) ?? 'a build without a name';
}

/** How a cell relates to the stage before it, as a few words. */
export function relationWords({ relation, builds, problem }: Cell, left: string | null): string {
  const many = builds === null ? '' : `${builds} ${builds === 1 ? 'build' : 'builds'} `;
  switch (relation) {
    case 'first':
      return 'The start';
    case 'in_step':
      return `In step with ${left}`;
    case 'behind':
      return `${many}behind ${left}`;
    case 'ahead':
      return `${many}ahead of ${left}`;
    case 'different':
      return `Another build than ${left}`;
    case 'empty':
      return 'Nothing runs here';
    case 'unknown':
      return problem === null ? `Not known, because ${left} could not be read` : 'Not known';
  }
}

const statusWords = new Map(
  Object.entries({
    waiting: 'Waiting',
    inProgress: 'Being deployed',
    success: 'Succeeded',
    failed: 'Failed',
    cancelled: 'Cancelled',
    skipped: 'Skipped',
  }),
);

/** A deployment's state; one that we do not know is shown as it came. */
export function statusWord(status: string | null): string {
  return status === null ? 'No state was given' : (statusWords.get(status) ?? `“${status}”`);
}

const typeWords = new Map(
  Object.entries({
    trunk: 'One branch: builds are promoted from stage to stage',
    branch: 'A branch for each stage: the vendor deploys each from its own',
  }),
);

/** How a pipeline is meant to be used. */
export function typeSentence({ type }: Pick<Pipeline, 'type'>): string {
  return typeWords.get(type) ?? `Type “${type}”`;
}

/** Seconds as people say them: 8 s, 1 min 20 s, 2 h 5 min. */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** How long a deployment took from its start, or null while it has no end. */
export function tookWords({ startedAt, createdAt, finishedAt }: Deployment): string | null {
  const seconds = (Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? createdAt)) / 1000;
  return Number.isFinite(seconds) ? durationWords(seconds) : null;
}
