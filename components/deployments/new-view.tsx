'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useMemo } from 'react';
import { ActionReview } from '@/components/changes/action-review';
import { environmentsQuery } from '@/components/compare/queries';
import { put, useAddressQuery } from '@/components/ui/address-query';
import { ButtonLink } from '@/components/ui/button-link';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { noEnvironment } from '@/lib/domain/flow-deployment';
import { pathsOf } from './address';
import { ClashNotice } from './clash-notice';
import { useEveryPage } from './every-page';
import { NewForm } from './new-form';
import { readPriority } from './priority-select';
import { flowPages, placesQuery } from './queries';
import { ReadingNote, ReadingProblem } from './reading-note';

/** Deploying a version: chosen in the address, so that a place in the matrix can link here, and planned below. */
export function NewView({ connection }: { connection: string }) {
  const [query, changeQuery] = useAddressQuery();
  const flows = useEveryPage(useMemo(() => flowPages(connection), [connection]));
  const environments = useQuery(environmentsQuery(connection));
  const flow = flows.items.find(({ id }) => id === query.get('flow')) ?? null;
  const version = flow?.versions.find(({ id }) => id === query.get('version')) ?? null;
  const environment = query.get('environment');
  const priority = readPriority(query.get('priority'));
  const enabled = query.get('enabled') === 'yes';
  const places = useQuery({ ...placesQuery({ connection, flow: flow?.id ?? '' }), enabled: flow !== null });
  const change = (patch: Record<string, string | null>) =>
    changeQuery((next) => {
      for (const [name, value] of Object.entries(patch)) put(next, name, value);
    });
  const all = environments.data?.items ?? [];
  const name = environment === noEnvironment ? 'no environment' : all.find(({ id }) => id === environment)?.name;
  const clash = places.data?.find((one) => one.environment.id === environment) ?? null;
  const elsewhere = places.data?.find((one) => one.version.id === version?.id && one.environment.id !== environment);
  return (
    <Page>
      <PageHeader
        title="Deploy a version"
        actions={
          <ButtonLink tone="ghost" href={pathsOf(connection).root}>
            <ArrowLeft aria-hidden className="size-4" /> Back to the deployments
          </ButtonLink>
        }
      />
      {environments.error ? (
        <ProblemNotice error={environments.error} onRetry={() => void environments.refetch()} />
      ) : environments.isPending ? (
        <Loading what="Reading the environments…" rows={3} />
      ) : (
        <>
          <NewForm
            flows={flows.items}
            reading={<ReadingNote reading={flows} what="flows" />}
            environments={all}
            {...{ flow, version, environment, priority, enabled, change }}
          />
          <ReadingProblem reading={flows} what="flows" />
          {places.error && <ProblemNotice error={places.error} onRetry={() => void places.refetch()} />}
          {flow && version && environment && name ? (
            clash ? (
              <ClashNotice connection={connection} clash={clash} version={version} elsewhere={elsewhere ?? null} />
            ) : (
              !places.isPending && (
                <ActionReview
                  key={`${version.id} ${environment} ${priority} ${enabled}`}
                  connection={connection}
                  action="deploy"
                  input={{
                    version: version.id,
                    environment: environment === noEnvironment ? null : environment,
                    priority,
                    enabled,
                  }}
                  name="Deploy"
                  label={({ target }) => `Deploy it to ${target.name}`}
                />
              )
            )
          ) : (
            <p className="text-muted">
              Choose a flow, one of its versions and an environment, and the plan is made. Nothing is written by that.
            </p>
          )}
        </>
      )}
    </Page>
  );
}
