'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { changeQuery } from '@/components/changes/queries';
import { canTakeBack, touchedSteps } from '@/components/changes/stages';
import { EnvironmentName } from '@/components/compare/environment-name';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { GovernedChange } from '@/lib/domain/governance';
import { ChooseSteps } from './choose-steps';
import { UndoPlan } from './undo-plan';

/** Putting back what a change overwrote: choose, see what becomes what, and only then ask for it. */
export function TakeBackView({ id }: { id: string }) {
  const query = useQuery(changeQuery(id));
  const change = query.data;
  if (query.isPending) return <Loading what="Reading the change…" />;
  if (!change) {
    return (
      <Page>
        <h1 className="sr-only">Take back</h1>
        {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader
        title={`Take back: ${change.plan.title}`}
        actions={
          <ButtonLink tone="ghost" href={`/changes/${id}`}>
            <ArrowLeft aria-hidden className="size-4" /> Back to the change
          </ButtonLink>
        }
      >
        <span className="flex flex-wrap items-center gap-2">
          What <EnvironmentName environment={change.plan.target} loud /> held before is put back from the copy that was
          made before the run.
        </span>
      </PageHeader>
      {canTakeBack(change) ? (
        <Choice change={change} />
      ) : (
        <EmptyState icon={Undo2} title="There is nothing to take back">
          {change.status === 'running'
            ? 'It is still running. Wait until it has ended, or stop it first.'
            : 'This change has written nothing.'}
        </EmptyState>
      )}
    </Page>
  );
}

function Choice({ change }: { change: GovernedChange }) {
  const steps = touchedSteps(change);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(steps.map(({ id }) => id)));
  const [asked, setAsked] = useState<string[] | null>(null);
  const choose = (next: ReadonlySet<string>) => {
    setChosen(next);
    setAsked(null);
  };
  return (
    <>
      <ChooseSteps steps={steps} chosen={chosen} onChoose={choose} />
      {asked ? (
        <UndoPlan key={asked.join()} change={change} steps={asked} />
      ) : (
        <Button
          tone="primary"
          size="large"
          className="self-start"
          because={chosen.size === 0 ? 'Choose at least one step' : null}
          onClick={() => setAsked([...chosen].sort())}
        >
          Show what becomes what
        </Button>
      )}
    </>
  );
}
