'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowLeftRight, ArrowRight, FileText, RefreshCw, Undo2 } from 'lucide-react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { pagesOf } from '@/components/shell/pages';
import { useRefusal } from '@/components/shell/permissions';
import { connectionsQuery } from '@/components/shell/queries';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { againOfChange, pageOfChange } from '@/components/workflows/of-change';
import { type GovernedChange, needsNewPlan } from '@/lib/domain/governance';
import { planAgainHref } from './plan-again';
import { canTakeBack } from './stages';
import { StatusBadge } from './status-badge';

/** What the change is, where it goes, and the ways on from here. */
export function ChangeHead({ change }: { change: GovernedChange }) {
  const { plan, status, connection, rollbackOf } = change;
  const pair = plan.source && new URLSearchParams({ source: plan.source.id, target: plan.target.id });
  const over = status === 'stale' || status === 'rejected' || status === 'cancelled' || needsNewPlan(change);
  const takingBack = rollbackOf && `/changes/${rollbackOf}/take-back`;
  const again = over ? (planAgainHref(change) ?? againOfChange(change) ?? takingBack) : null;
  const workflow = pageOfChange(change);
  return (
    <PageHeader
      title={plan.title}
      actions={
        <>
          {again && (
            <ButtonLink tone="primary" href={again}>
              <RefreshCw aria-hidden className="size-4" /> Plan again
            </ButtonLink>
          )}
          {canTakeBack(change) && <TakeBack change={change} />}
          {workflow && (
            <ButtonLink href={workflow}>
              <FileText aria-hidden className="size-4" /> Open the workflow
            </ButtonLink>
          )}
          <WayBack connection={connection} />
          {pair && (
            <ButtonLink href={`/c/${connection}/compare?${pair}`}>
              <ArrowLeftRight aria-hidden className="size-4" /> Compare these environments
            </ButtonLink>
          )}
        </>
      }
    >
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge status={status} />
        {plan.source && <EnvironmentName environment={plan.source} />}
        {plan.source && <ArrowRight role="img" aria-label="into" className="size-4" />}
        <EnvironmentName environment={plan.target} loud />
        {rollbackOf && (
          <Link href={`/changes/${rollbackOf}`} className="rounded-small font-medium text-accent hover:underline">
            Takes back an earlier change
          </Link>
        )}
      </span>
    </PageHeader>
  );
}

/** To where such changes are made, for a connection with a page of its own for that. */
function WayBack({ connection }: { connection: string }) {
  const { data } = useQuery(connectionsQuery);
  const known = data?.items.find((one) => one.id === connection);
  const page = known && pagesOf(known)[0];
  if (!page || page.href.endsWith('/compare')) return null;
  return (
    <ButtonLink tone="ghost" href={page.href}>
      <ArrowLeft aria-hidden className="size-4" /> {page.label}
    </ButtonLink>
  );
}

function TakeBack({ change }: { change: GovernedChange }) {
  const { id, connection, plan } = change;
  const refusal = useRefusal('change:plan', { connection, environment: plan.target.id });
  const content = (
    <>
      <Undo2 aria-hidden className="size-4" /> Take back…
    </>
  );
  if (refusal) return <Button because={refusal}>{content}</Button>;
  return <ButtonLink href={`/changes/${id}/take-back`}>{content}</ButtonLink>;
}
