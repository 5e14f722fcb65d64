import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { readChange } from '@/lib/endpoints/changes';
import { listPolicies, savePolicy } from '@/lib/endpoints/governance';
import { call } from '@/lib/http/call';

/** Every policy there is; a house has a handful of places, so one page of the longest kind holds them. */
export const policiesQuery = queryOptions({
  queryKey: [listPolicies.name, { limit: 200 }],
  queryFn: ({ signal }) => call(listPolicies, { limit: 200 }, { signal }),
});

export const saveMutation = mutationOptions({
  mutationFn: (input: z.input<typeof savePolicy.input>) => call(savePolicy, input),
  meta: { invalidates: [[listPolicies.name], [readChange.name], ['audit']] },
});
