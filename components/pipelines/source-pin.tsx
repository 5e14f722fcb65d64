import { Pin } from 'lucide-react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Deployment } from '@/lib/domain/pipeline';
import { BranchLine } from './build-line';
import { applicationHref, type Found } from './places';
import { buildName } from './words';

interface SourcePinProps {
  connection: string;
  pipeline: string;
  source: Found;
  /** The deployment that is reviewed. */
  build: Deployment;
}

/** The build that goes across, pinned by its identity: another one would need another review. */
export function SourcePin({ connection, pipeline, source, build }: SourcePinProps) {
  const { application } = source.cell;
  return (
    <section aria-labelledby="source" className="flex flex-col gap-2 rounded-large border border-line bg-raised p-4">
      <h2 id="source" className="flex flex-wrap items-center gap-2 font-semibold">
        <Pin aria-hidden className="size-4" /> What goes across
      </h2>
      <p className="flex flex-wrap items-baseline gap-x-2 text-large">
        <code className="font-semibold">{buildName(build)}</code>
        <span className="min-w-0 text-pretty">{build.commitMessage ?? 'no commit message was told'}</span>
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 [&_dt]:text-muted">
        <dt>From</dt>
        <dd className="flex flex-wrap items-center gap-x-2">
          <Link
            href={applicationHref(connection, pipeline, application.id, build.id)}
            className="rounded-small font-medium text-accent hover:underline"
          >
            {application.name}
          </Link>
          <EnvironmentName environment={source.stage} />
        </dd>
        {build.branch && (
          <>
            <dt>Branch</dt>
            <dd>
              <BranchLine build={build} />
            </dd>
          </>
        )}
        {build.commitAuthor && (
          <>
            <dt>Written by</dt>
            <dd>{build.commitAuthor}</dd>
          </>
        )}
        <dt>Image</dt>
        <dd className="break-all">{build.image ? <code className="text-small">{build.image}</code> : 'not told'}</dd>
        <dt>Live there</dt>
        <dd>
          <RelativeTime at={build.finishedAt ?? build.createdAt} />
        </dd>
        <dt>Deployment</dt>
        <dd className="break-all">
          <code className="text-small">{build.id}</code>
        </dd>
      </dl>
      <p className="text-pretty text-muted">
        The vendor always takes the newest successful build of the source at the moment of the call. Promenade looks
        right before, and promotes nothing if it is another one than this.
      </p>
    </section>
  );
}
