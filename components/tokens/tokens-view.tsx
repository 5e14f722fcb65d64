'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { AbsoluteTime } from '@/components/ui/relative-time';
import type { Token } from '@/lib/endpoints/tokens';
import { NewToken } from './new-token';
import { removeMutation, tokensQuery } from './queries';

/** What scripts sign in with, in the name of whoever made it. */
export function TokensView() {
  const query = useQuery(tokensQuery);
  const items = query.data?.items ?? [];
  return (
    <Page>
      <PageHeader title="Tokens">
        A script that sends one as <code>Authorization: Bearer …</code> acts in your name, with the rights that you have
        at that moment.
      </PageHeader>
      <NewToken />
      {query.isPending && <Loading what="Reading your tokens…" rows={2} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && (
        <EmptyState icon={KeyRound} title="No token">
          You need one only for scripts; in the browser your session is enough.
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul aria-label="Your tokens" className="divide-y divide-line rounded-large border border-line">
          {items.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function TokenRow({ token }: { token: Token }) {
  const remove = useMutation(removeMutation);
  const { id, name, createdAt, expiresAt, lastUsedAt } = token;
  const over = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-muted text-small">
          Made <AbsoluteTime at={createdAt} /> ·{' '}
          {expiresAt && (
            <>
              {over ? 'ended' : 'ends'} <AbsoluteTime at={expiresAt} />
            </>
          )}{' '}
          ·{' '}
          {lastUsedAt ? (
            <>
              last used <AbsoluteTime at={lastUsedAt} />
            </>
          ) : (
            'never used'
          )}
        </p>
        {remove.error && <ProblemNotice error={remove.error} />}
      </div>
      <Button tone="danger" size="small" pending={remove.isPending} onClick={() => remove.mutate(id)}>
        <Trash2 aria-hidden className="size-3.5" /> End<span className="sr-only"> {name}</span>
      </Button>
    </li>
  );
}
