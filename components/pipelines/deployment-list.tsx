'use client';

import { History, Radio } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Elapsed } from '@/components/ui/elapsed';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import { type Deployment, isEnded } from '@/lib/domain/pipeline';
import { BuildLine } from './build-line';
import { DeploymentBadge } from './deployment-badge';
import { durationWords, tookWords } from './words';

interface DeploymentListProps {
  deployments: readonly Deployment[];
  /** The one that is live. */
  running: string | null;
  open: string | null;
  /** True where a narrow screen shows the opened one instead. */
  folded: boolean;
  hrefOf: (id: string) => string;
  more: boolean;
  fetching: boolean;
  onMore: () => void;
}

/** Newest first, a page at a time. */
export function DeploymentList(props: DeploymentListProps) {
  const { deployments, running, open, folded, hrefOf, more, fetching, onMore } = props;
  return (
    <section
      aria-label="Deployments"
      className={cx(
        'flex min-h-0 flex-col lg:w-[26rem] lg:overflow-y-auto lg:border-line lg:border-r',
        folded && 'max-lg:hidden',
      )}
    >
      {deployments.length === 0 && (
        <EmptyState icon={History} title="Never deployed">
          The vendor knows of no deployment of this application.
        </EmptyState>
      )}
      <ol>
        {deployments.map((deployment) => (
          <li key={deployment.id} className="border-line border-b">
            <Link
              href={hrefOf(deployment.id)}
              aria-current={deployment.id === open ? 'true' : undefined}
              className={cx(
                'flex flex-col gap-1 px-4 py-2.5 focus-visible:-outline-offset-2',
                deployment.id === open ? 'lg:bg-chosen' : 'hover:bg-hover',
              )}
            >
              <span className="flex flex-wrap items-center gap-1.5">
                <DeploymentBadge status={deployment.status} />
                {deployment.id === running && <Badge icon={Radio}>What runs now</Badge>}
                <span className="ml-auto text-muted text-small">
                  <RelativeTime at={deployment.createdAt} />
                </span>
              </span>
              <BuildLine build={deployment} />
              <span className="text-muted text-small">
                <Duration deployment={deployment} />
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {more && (
        <Button className="m-3 self-center" pending={fetching} onClick={onMore}>
          Show older deployments
        </Button>
      )}
    </section>
  );
}

function Duration({ deployment }: { deployment: Deployment }) {
  const took = tookWords(deployment);
  if (took !== null) return `took ${took}`;
  if (isEnded(deployment.status)) return 'it was not told how long it took';
  return (
    <>
      for <Elapsed since={deployment.createdAt} words={durationWords} />
    </>
  );
}
