import { z } from 'zod';
import { ticksToHash } from '@/components/compare/address';
import { promoteHref } from '@/components/pipelines/places';
import type { Change } from '@/lib/domain/change';
import { keyText, ResourceKey } from '@/lib/domain/resource';

const Published = z.object({ source: z.string(), target: z.string(), resources: z.array(ResourceKey).min(1) });

const Promoted = z.object({ pipeline: z.string(), sourceApp: z.string(), targetApps: z.array(z.string()).min(1) });

/** Where the same can be planned anew, for a publish or a promotion that came to nothing; null for any other change. */
export function planAgainHref({ action, connection, input }: Pick<Change, 'action' | 'connection' | 'input'>) {
  const promoted = action === 'promote' ? Promoted.safeParse(input).data : undefined;
  // Without the deployment that was reviewed then: what the source runs now is what has to be looked at.
  if (promoted) return promoteHref(connection, promoted.pipeline, promoted.sourceApp, promoted.targetApps);
  const published = action === 'publish' ? Published.safeParse(input).data : undefined;
  if (!published) return null;
  const { source, target, resources } = published;
  const query = new URLSearchParams({ source, target });
  return `/c/${connection}/compare/review?${query}${ticksToHash(new Set(resources.map(keyText)))}`;
}
