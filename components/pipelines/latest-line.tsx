import { Elapsed } from '@/components/ui/elapsed';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import { type Deployment, isEnded } from '@/lib/domain/pipeline';
import { DeploymentBadge } from './deployment-badge';
import { applicationHref } from './places';
import { buildName, durationWords } from './words';

interface LatestLineProps {
  connection: string;
  pipeline: string;
  latest: Deployment;
}

/** The newest deployment where it is not what runs: on its way, with its time running, or ended some other way. */
export function LatestLine({ connection, pipeline, latest }: LatestLineProps) {
  const ended = isEnded(latest.status);
  return (
    <p className="flex w-full min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1 text-small">
      <DeploymentBadge status={latest.status} />
      <Link
        href={applicationHref(connection, pipeline, latest.application, latest.id)}
        className="rounded-small underline decoration-edge underline-offset-2 hover:text-accent"
      >
        <span className="sr-only">Deployment of </span>
        <code>{buildName(latest)}</code>
      </Link>
      <span className="text-muted">
        {ended ? (
          <RelativeTime at={latest.finishedAt ?? latest.createdAt} />
        ) : (
          <>
            for <Elapsed since={latest.createdAt} words={durationWords} />
          </>
        )}
      </span>
    </p>
  );
}
