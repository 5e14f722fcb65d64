'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Ban, Radio } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useRefusal } from '@/components/shell/permissions';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { cx } from '@/components/ui/cx';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { type Deployment, isEnded, type Stage } from '@/lib/domain/pipeline';
import { DeploymentBadge } from './deployment-badge';
import { DeploymentFacts } from './deployment-facts';
import { DeploymentLog } from './deployment-log';
import { cancelHref } from './places';
import { type DeploymentPlace, deploymentQuery } from './queries';
import { buildName } from './words';

interface DeploymentPaneProps {
  place: DeploymentPlace;
  pipeline: string;
  /** What the list knows of it already. */
  listed: Deployment | null;
  /** The one that is live. */
  running: string | null;
  stage: Stage | null;
  /** True where a narrow screen shows the list instead. */
  folded: boolean;
}

/** One deployment with everything that the vendor tells of it. */
export function DeploymentPane({ place, pipeline, listed, running, stage, folded }: DeploymentPaneProps) {
  const path = usePathname();
  const query = useQuery(deploymentQuery(place));
  const deployment = query.data?.deployment ?? listed;
  return (
    <section
      aria-label="The opened deployment"
      className={cx('flex min-w-0 flex-1 flex-col gap-4 p-4 lg:overflow-y-auto', folded && 'max-lg:hidden')}
    >
      <ButtonLink tone="ghost" size="small" className="self-start lg:hidden" href={path}>
        <ArrowLeft aria-hidden className="size-3.5" /> All deployments
      </ButtonLink>
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!deployment && query.isPending && <Loading what="Reading the deployment…" rows={3} />}
      {deployment && (
        <>
          <header className="flex flex-wrap items-center gap-2">
            <h2 className="font-semibold text-large">
              Deployment of <code>{buildName(deployment)}</code>
            </h2>
            <DeploymentBadge status={deployment.status} />
            {deployment.id === running && <Badge icon={Radio}>What runs now</Badge>}
            <CallOff place={place} pipeline={pipeline} deployment={deployment} stage={stage} />
          </header>
          <DeploymentFacts deployment={deployment} />
          <DeploymentLog place={place} ended={isEnded(deployment.status)} />
        </>
      )}
    </section>
  );
}

interface CallOffProps {
  place: DeploymentPlace;
  pipeline: string;
  deployment: Deployment;
  stage: Stage | null;
}

function CallOff({ place, pipeline, deployment, stage }: CallOffProps) {
  const { connection, application } = place;
  const refusal = useRefusal('change:plan', { connection, environment: stage?.id });
  if (isEnded(deployment.status) || !stage) return null;
  const words = (
    <>
      <Ban aria-hidden className="size-3.5" /> Call it off…
    </>
  );
  return refusal ? (
    <Button size="small" because={refusal}>
      {words}
    </Button>
  ) : (
    <ButtonLink size="small" href={cancelHref(connection, pipeline, application, deployment.id)}>
      {words}
    </ButtonLink>
  );
}
