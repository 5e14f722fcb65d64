'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { Loading } from '@/components/ui/loading';
import { Notice } from '@/components/ui/notice';
import { Page, PageHeader } from '@/components/ui/page-header';
import { ProblemNotice } from '@/components/ui/problem-notice';
import type { Member } from '@/lib/endpoints/members';
import { MemberDialog } from './member-dialog';
import { MemberRow } from './member-row';
import { membersQuery } from './queries';

/** Who can sign in, and what each may do where. */
export function MembersView() {
  const refusal = useRefusal('member:write');
  const query = useInfiniteQuery({ ...membersQuery, enabled: refusal === null });
  const [open, setOpen] = useState<Member | 'new' | null>(null);
  const members = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page>
      <PageHeader
        title="Members"
        actions={
          <Button tone="primary" because={refusal} onClick={() => setOpen('new')}>
            <UserPlus aria-hidden className="size-4" /> Add member
          </Button>
        }
      >
        Everybody who can sign in. A role holds everywhere, on one connection, or on one environment of it.
      </PageHeader>
      {refusal && <Notice tone="info">{refusal}.</Notice>}
      {!refusal && query.isPending && <Loading what="Reading the members…" rows={4} />}
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {members.length > 0 && (
        <ul className="divide-y divide-line rounded-large border border-line bg-raised">
          {members.map((member) => (
            <MemberRow key={member.id} member={member} onEdit={() => setOpen(member)} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button className="self-center" pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show more
        </Button>
      )}
      {open && (
        <MemberDialog
          key={open === 'new' ? 'new' : open.id}
          member={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}
