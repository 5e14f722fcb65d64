'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Workflow } from 'lucide-react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { PlacedPipeline } from '@/lib/domain/pipeline';
import { pipelineHref } from './places';
import { pipelinesQuery } from './queries';
import { typeSentence } from './words';

/** The pipelines of a connection. */
export function PipelinesView({ connection }: { connection: string }) {
  const query = useQuery(pipelinesQuery(connection));
  return (
    <Page>
      <PageHeader title="Pipelines">What runs in each stage, and how it gets to the next one.</PageHeader>
      {query.isPending && <Loading what="Reading the pipelines…" rows={2} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && (
        <EmptyState icon={Workflow} title="No pipeline">
          This connection shows none. Pipelines are made at the vendor; a key that is limited to some applications may
          hide them.
        </EmptyState>
      )}
      <ul className="grid gap-3 lg:grid-cols-2">
        {query.data?.items.map((pipeline) => (
          <PipelineTile key={pipeline.id} connection={connection} pipeline={pipeline} />
        ))}
      </ul>
    </Page>
  );
}

function PipelineTile({ connection, pipeline }: { connection: string; pipeline: PlacedPipeline }) {
  const { id, name, stages, placedBy, placements } = pipeline;
  const href = pipelineHref(connection, id);
  const placed = placedBy !== 'nobody';
  return (
    <li className="flex flex-col gap-3 rounded-large border border-line bg-raised p-4">
      <div>
        <h2 className="font-semibold text-large">
          <Link href={href} className="rounded-small hover:underline">
            {name}
          </Link>
        </h2>
        <p className="text-muted">{typeSentence(pipeline)}</p>
      </div>
      <ol aria-label="Stages" className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        {stages.map((stage, index) => (
          <li key={stage.id} className="flex items-center gap-2">
            {index > 0 && !stage.preview && <ArrowRight aria-hidden className="size-3.5 text-muted" />}
            <span className="inline-flex items-center gap-2 rounded-base border border-line bg-panel px-2 py-1">
              <EnvironmentName environment={stage} />
              {stage.preview ? (
                <Badge>pull requests</Badge>
              ) : (
                <span className="text-muted text-small tabular-nums">{countIn(placements, stage.id)} placed</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {!placed && (
        <p className="text-pretty text-muted">
          The vendor does not tell which application is in which stage, and nobody has said so yet.
        </p>
      )}
      <div className="mt-auto flex flex-wrap gap-2">
        <ButtonLink {...(placed ? {} : { tone: 'ghost' })} href={href}>
          Board<span className="sr-only"> of {name}</span>
        </ButtonLink>
        <ButtonLink {...(placed ? { tone: 'ghost' } : {})} href={`${href}/applications`}>
          Place applications<span className="sr-only"> of {name}</span>
        </ButtonLink>
      </div>
    </li>
  );
}

function countIn(placements: PlacedPipeline['placements'], stage: string): number {
  return new Set(placements.filter((one) => one.stage === stage).map(({ application }) => application)).size;
}
