import type { Deployment } from '@/lib/domain/pipeline';
import { BuildLine } from './build-line';
import { buildsAcross } from './promoting';
import { buildName } from './words';

interface BuildsAcrossProps {
  /** Of the source, newest first. */
  deployments: readonly Deployment[];
  running: Deployment | null;
}

const most = 10;

/** What arrives at a target together with the build: everything that the source ran since. */
export function BuildsAcross({ deployments, running }: BuildsAcrossProps) {
  const builds = buildsAcross(deployments, running);
  if (!running) return <p className="text-muted">Nothing runs there yet; this would be its first build.</p>;
  if (builds === null) {
    return (
      <p className="text-pretty text-muted">
        {buildName(running)}, which runs there now, is not among the last {deployments.length} deployments of the
        source. So it cannot be told what lies between; it may also be a step back.
      </p>
    );
  }
  if (builds.length === 0) return <p className="text-muted">It runs this build already.</p>;
  return (
    <>
      <p className="text-muted">
        {builds.length} {builds.length === 1 ? 'build goes' : 'builds go'} across, the newest first:
      </p>
      <ol className="flex flex-col gap-0.5">
        {builds.slice(0, most).map((build) => (
          <li key={build.id}>
            <BuildLine build={build} />
          </li>
        ))}
      </ol>
      {builds.length > most && <p className="text-muted">… and {builds.length - most} older ones.</p>}
    </>
  );
}
