'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { environmentsQuery } from '@/components/compare/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Environment } from '@/lib/domain/environment';
import { CallError } from '@/lib/http/call';
import { listHref, tabs } from './address';
import { CompareTab } from './compare-tab';
import { ContentTab } from './content-tab';
import { EditTab } from './edit-tab';
import { EnvironmentTabs, type Presence } from './environment-tabs';
import { useGates } from './gates';
import { NotHere } from './not-here';
import { workflowQuery } from './queries';
import { QuickNotices } from './quick-notices';
import { useQuickPatch } from './quick-patch';
import { ViewTabs } from './view-tabs';
import { WorkflowActions } from './workflow-actions';

/** One workflow: what it is in each environment, how they differ, and the way to change it. */
export function WorkflowView({ connection, id }: { connection: string; id: string }) {
  const environments = useQuery(environmentsQuery(connection));
  const back = (
    <ButtonLink tone="ghost" href={listHref(connection)}>
      <ArrowLeft aria-hidden className="size-4" /> All workflows
    </ButtonLink>
  );
  if (environments.data)
    return <Loaded connection={connection} id={id} environments={environments.data.items} back={back} />;
  return (
    <Page>
      <PageHeader title={id} actions={back} />
      {environments.isPending && <Loading what="Reading the environments of this connection…" />}
      {environments.error && <ProblemNotice error={environments.error} onRetry={() => void environments.refetch()} />}
    </Page>
  );
}

interface LoadedProps {
  connection: string;
  id: string;
  environments: readonly Environment[];
  back: React.ReactNode;
}

function Loaded({ connection, id, environments, back }: LoadedProps) {
  const query = useSearchParams();
  const readable = environments.filter((one) => one.readable);
  const pages = useQueries({
    queries: readable.map(({ id: environment }) => workflowQuery({ connection, environment, workflow: id })),
  });
  const presences = Object.fromEntries(
    readable.map((environment, index) => [environment.id, presenceOf(pages[index])]),
  );
  const asked = readable.find((one) => one.id === query.get('environment'));
  const here = asked ?? readable.find((one) => presences[one.id] === 'there') ?? readable[0];
  const tab = tabs.find((one) => one === query.get('tab')) ?? 'content';
  const quick = useQuickPatch(connection);
  const gates = useGates(connection, readable);
  const page = here && pages[readable.indexOf(here)];
  const data = page?.data;
  const name = data?.summary.name ?? pages.find((one) => one.data)?.data?.summary.name ?? id;
  if (!here || !page) {
    return (
      <Page>
        <PageHeader title={id} actions={back}>
          None of the environments of this connection can be read.
        </PageHeader>
      </Page>
    );
  }
  const others = readable.filter((one) => one.id !== here.id && one.group.id === here.group.id);
  const gone = presences[here.id] === 'absent';
  return (
    <Page>
      <PageHeader
        title={name}
        actions={
          <>
            {back}
            {data && (
              <WorkflowActions {...{ connection, others, quick, gates }} environment={here} workflow={data.summary} />
            )}
          </>
        }
      >
        <code>{id}</code>
      </PageHeader>
      <QuickNotices quick={quick} />
      <EnvironmentTabs
        connection={connection}
        id={id}
        environments={readable}
        here={here}
        tab={tab}
        presences={presences}
      />
      {!gone && <ViewTabs connection={connection} id={id} here={here} tab={tab} />}
      {page.error && !gone && <ProblemNotice error={page.error} onRetry={() => void page.refetch()} />}
      {gone && <NotHere connection={connection} id={id} here={here} others={others} presences={presences} />}
      {page.isPending && <Loading what={`Reading ${id} in ${here.name}…`} />}
      {data && !gone && tab === 'content' && <ContentTab key={here.id} page={data} />}
      {data && !gone && tab === 'compare' && (
        <CompareTab connection={connection} id={id} here={here} others={others} beside={query.get('with')} />
      )}
      {data && !gone && tab === 'edit' && <EditTab key={here.id} connection={connection} environment={here} id={id} />}
    </Page>
  );
}

function presenceOf(page: { data: unknown; error: Error | null } | undefined): Presence {
  if (page?.error instanceof CallError && page.error.problem.code === 'not_found') return 'absent';
  if (page?.error) return 'unknown';
  return page?.data ? 'there' : 'reading';
}
