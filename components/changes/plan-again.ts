import { z } from 'zod';
import { ticksToHash } from '@/components/compare/address';
import type { Change } from '@/lib/domain/change';
import { keyText, ResourceKey } from '@/lib/domain/resource';

const Published = z.object({ source: z.string(), target: z.string(), resources: z.array(ResourceKey).min(1) });

/** The review page with the same things ticked, for a publish that came to nothing; null for any other change. */
export function planAgainHref({ action, connection, input }: Pick<Change, 'action' | 'connection' | 'input'>) {
  const published = action === 'publish' ? Published.safeParse(input).data : undefined;
  if (!published) return null;
  const { source, target, resources } = published;
  const query = new URLSearchParams({ source, target });
  return `/c/${connection}/compare/review?${query}${ticksToHash(new Set(resources.map(keyText)))}`;
}
