'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, PackageX } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { ActionReview } from '@/components/changes/action-review';
import { EnvironmentName } from '@/components/compare/environment-name';
import { useRefusal } from '@/components/shell/permissions';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page-header';
import type { JsonObject } from '@/lib/domain/json';
import type { Plan } from '@/lib/domain/plan';
import { applicationHref, findApplication, pipelineHref } from './places';
import { boardQuery } from './queries';

interface ActionPageProps {
  connection: string;
  pipeline: string;
  action: string;
  input: JsonObject;
  title: string;
  /** What it does and does not do, in a sentence. */
  about: string;
  label: (plan: Plan) => string;
}

/** One action on one application, with its plan. */
export function ActionPage({ connection, pipeline, action, input, title, about, label }: ActionPageProps) {
  const application = useSearchParams().get('application') ?? '';
  const { data: board } = useQuery(boardQuery(connection, pipeline));
  const found = board ? findApplication(board, application) : null;
  const refusal = useRefusal('change:plan', { connection, environment: found?.stage.id });
  return (
    <Page>
      <PageHeader
        title={found ? `${title}: ${found.cell.application.name}` : title}
        actions={
          <ButtonLink
            tone="ghost"
            href={application ? applicationHref(connection, pipeline, application) : pipelineHref(connection, pipeline)}
          >
            <ArrowLeft aria-hidden className="size-4" /> {application ? 'Its deployments' : 'Back to the board'}
          </ButtonLink>
        }
      >
        <span className="flex flex-wrap items-center gap-2">
          {found && <EnvironmentName environment={found.stage} loud />}
          <span className="text-pretty">{about}</span>
        </span>
      </PageHeader>
      {refusal && found ? (
        <Notice title="You can look, but not do this here">
          {refusal}. An operator of {found.stage.name} can.
        </Notice>
      ) : application ? (
        <ActionReview connection={connection} action={action} input={input} name={title} label={label} />
      ) : (
        <EmptyState icon={PackageX} title="No application was named">
          Choose one on the board.
        </EmptyState>
      )}
    </Page>
  );
}
