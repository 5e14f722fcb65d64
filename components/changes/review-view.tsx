'use client';

import { useQuery } from '@tanstack/react-query';
import { FileSearch } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { ticksFromHash } from '@/components/compare/address';
import { connectionsQuery } from '@/components/shell/queries';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page-header';
import { byKey, parseKey, type ResourceKey } from '@/lib/domain/resource';
import type { Across } from '@/lib/vendors/about';
import { aboutVendor } from '@/lib/vendors/manifest';
import { Review } from './review';

/** The plan of what is ticked: made by a dry run, read here, and published only from here. */
export function ReviewView({ connection }: { connection: string }) {
  const query = useSearchParams();
  const source = query.get('source') ?? '';
  const target = query.get('target') ?? '';
  const hash = useSyncExternalStore(
    subscribeHash,
    () => location.hash,
    () => null,
  );
  const { data: connections } = useQuery(connectionsQuery);
  if (hash === null || !connections) return <Loading what="Reading what is ticked…" />;
  const resources = [...ticksFromHash(hash)].flatMap((key) => parseKey(key) ?? []).sort(byKey);
  const back = `/c/${connection}/compare?${query}${hash}`;
  const vendor = connections.items.find((one) => one.id === connection)?.vendor ?? '';
  const across = aboutVendor(vendor)?.across ?? null;
  if (!across || !source || !target || resources.length === 0) {
    return (
      <Page>
        <h1 className="sr-only">Review</h1>
        <EmptyState
          icon={FileSearch}
          title="Nothing is ticked"
          action={<ButtonLink href={`/c/${connection}/compare?${query}`}>Go to the comparison</ButtonLink>}
        >
          A review needs something to review: tick the resources that shall go across first.
        </EmptyState>
      </Page>
    );
  }
  const input = { source, target, [across.list]: listed(across, resources) };
  return <Review key={query + hash} connection={connection} across={across} input={input} back={back} />;
}

function listed({ of }: Across, resources: readonly ResourceKey[]) {
  return resources.map(({ type, id }) => (of === 'keys' ? { type, id } : id));
}

function subscribeHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
