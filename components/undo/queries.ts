import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { listChanges, readChange } from '@/lib/endpoints/changes';
import { rollBackChange } from '@/lib/endpoints/governance';
import { call } from '@/lib/http/call';

type Rollback = z.input<typeof rollBackChange.input>;

/** A dry run of taking back: the vendor is only read. */
export const undoPlanQuery = ({ change, steps }: { change: string; steps: string[] }) =>
  queryOptions({
    queryKey: [rollBackChange.name, { change, steps }],
    queryFn: async ({ signal }) => {
      const input = { change, steps, dryRun: true };
      return (await call(rollBackChange, input, { signal, idempotencyKey: crypto.randomUUID() })).plan;
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const undoMutation = mutationOptions({
  mutationFn: ({ idempotencyKey, ...input }: Rollback & { idempotencyKey: string }) =>
    call(rollBackChange, input, { idempotencyKey }),
  meta: { invalidates: [[listChanges.name], [readChange.name], ['audit']] },
});
