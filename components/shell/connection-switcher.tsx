'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import { useParams } from 'next/navigation';
import { Menu, MenuHeading, MenuLink } from '@/components/ui/menu';
import { aboutVendor } from '@/lib/vendors/manifest';
import { pagesOf } from './pages';
import { connectionsQuery } from './queries';

export function ConnectionSwitcher() {
  const { connection: current } = useParams<{ connection?: string }>();
  const { data } = useQuery(connectionsQuery);
  const connections = data?.items ?? [];
  const chosen = connections.find((connection) => connection.id === current);
  return (
    <Menu
      button={
        <>
          <span className="max-w-40 truncate">{chosen?.name ?? current ?? 'All connections'}</span>
          <ChevronsUpDown aria-hidden className="size-3.5 text-muted" />
        </>
      }
      buttonClassName="inline-flex h-8 items-center gap-1.5 rounded-base px-2 font-medium hover:bg-hover"
    >
      <MenuHeading>Connections</MenuHeading>
      {connections.map((connection) => (
        <MenuLink
          key={connection.id}
          href={pagesOf(connection)[0]?.href ?? '/'}
          aria-current={connection.id === current ? 'page' : undefined}
        >
          <Check aria-hidden className={connection.id === current ? 'size-4' : 'size-4 opacity-0'} />
          <span className="flex-1">{connection.name}</span>
          <span className="text-muted text-small">{aboutVendor(connection.vendor)?.label ?? connection.vendor}</span>
        </MenuLink>
      ))}
      {data && connections.length === 0 && <p className="px-2 py-1 text-muted">There is no connection yet.</p>}
      <div className="mt-1 border-line border-t pt-1">
        <MenuLink href="/settings/connections">
          <Plus aria-hidden className="size-4 text-muted" />
          Manage connections
        </MenuLink>
      </div>
    </Menu>
  );
}
