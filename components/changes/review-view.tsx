'use client';

import { FileSearch } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { ticksFromHash } from '@/components/compare/address';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading } from '@/components/ui/loading';
import { Page } from '@/components/ui/page-header';
import { byKey, parseKey } from '@/lib/domain/resource';
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
  if (hash === null) return <Loading what="Reading what is ticked…" />;
  const resources = [...ticksFromHash(hash)].flatMap((key) => parseKey(key) ?? []).sort(byKey);
  const back = `/c/${connection}/compare?${query}${hash}`;
  if (!source || !target || resources.length === 0) {
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
  return <Review key={query + hash} connection={connection} input={{ source, target, resources }} back={back} />;
}

function subscribeHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
