'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarOff, Plus } from 'lucide-react';
import { useMaySomewhere } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { FreezeCard } from './freeze-card';
import { freezesQuery } from './queries';

/** When nothing is written, where, and why; what is in force now stands first. */
export function FreezesView() {
  const query = useQuery(freezesQuery);
  const mayAdd = useMaySomewhere('policy:write');
  const freezes = [...(query.data?.items ?? [])].sort((a, b) => Number(b.active) - Number(a.active));
  const label = (
    <>
      <Plus aria-hidden className="size-4" /> Add freeze
    </>
  );
  return (
    <Page>
      <PageHeader
        title="Freezes"
        actions={
          mayAdd ? (
            <ButtonLink tone="primary" href="/settings/freezes/new">
              {label}
            </ButtonLink>
          ) : (
            <Button tone="primary" because="Only an administrator can add a freeze">
              {label}
            </Button>
          )
        }
      >
        Windows in which nothing is written: no publish, promotion, toggle, deletion, or taking back.
      </PageHeader>
      {query.isPending && <Loading what="Reading the freezes…" rows={3} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && freezes.length === 0 && (
        <EmptyState icon={CalendarOff} title="No freeze">
          Changes may run at any time, as far as their policies allow.
        </EmptyState>
      )}
      {freezes.map((freeze) => (
        <FreezeCard key={freeze.id} freeze={freeze} />
      ))}
    </Page>
  );
}
