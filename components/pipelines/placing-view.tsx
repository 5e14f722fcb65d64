'use client';

import { useQuery } from '@tanstack/react-query';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { PlacedPipeline } from '@/lib/domain/pipeline';
import { PlacingEditor } from './placing-editor';
import { applicationsQuery, pipelinesQuery } from './queries';

interface PlacingViewProps {
  connection: string;
  pipeline: string;
}

/** Where every application of the account belongs. It owns the reading; what is edited is up to the editor. */
export function PlacingView({ connection, pipeline }: PlacingViewProps) {
  const applications = useQuery(applicationsQuery(connection));
  const pipelines = useQuery(pipelinesQuery(connection));
  const queries = [applications, pipelines];
  const failed = queries.find(({ error, data }) => error && !data);
  if (failed?.error) {
    const again = () => void Promise.all(queries.map((query) => query.refetch()));
    return (
      <main id="main" className="p-4">
        <h1 className="sr-only">Placed applications</h1>
        <ProblemNotice error={failed.error} onRetry={again} />
      </main>
    );
  }
  if (!applications.data || !pipelines.data) {
    return <Loading what="Reading every application of this account…" rows={8} />;
  }
  const home = pipelines.data.items.find(({ id }) => id === pipeline);
  if (!home) {
    return (
      <main id="main" className="p-4">
        <h1 className="sr-only">Placed applications</h1>
        <Notice tone="danger" role="alert" title="This connection shows no such pipeline">
          It may have been deleted at the vendor, or this key may not be allowed to see it.
        </Notice>
      </main>
    );
  }
  return (
    <PlacingEditor
      connection={connection}
      pipeline={home}
      applications={applications.data.items}
      elsewhere={elsewhere(pipelines.data.items, pipeline)}
    />
  );
}

/** Which other pipeline an application is in, by application id. */
function elsewhere(pipelines: readonly PlacedPipeline[], here: string): Map<string, string> {
  const others = pipelines.filter(({ id }) => id !== here);
  return new Map(
    others.flatMap(({ name, stages, placements }) =>
      placements.map(({ application, stage }): [string, string] => [
        application,
        `${name}, ${stages.find(({ id }) => id === stage)?.name ?? stage}`,
      ]),
    ),
  );
}
