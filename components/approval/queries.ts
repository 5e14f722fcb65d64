import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { listChanges, readChange } from '@/lib/endpoints/changes';
import { approveChange, commentOnChange, rejectChange, reviewStep } from '@/lib/endpoints/governance';
import { call } from '@/lib/http/call';

const said = { invalidates: [[listChanges.name], [readChange.name], ['audit']] };

export const approveMutation = mutationOptions({
  mutationFn: (input: z.input<typeof approveChange.input>) => call(approveChange, input),
  meta: said,
});

export const rejectMutation = mutationOptions({
  mutationFn: (input: z.input<typeof rejectChange.input>) => call(rejectChange, input),
  meta: said,
});

export const commentMutation = mutationOptions({
  mutationFn: (input: z.input<typeof commentOnChange.input>) => call(commentOnChange, input),
  meta: { invalidates: [[readChange.name], ['audit']] },
});

export const reviewMutation = mutationOptions({
  mutationFn: (input: z.input<typeof reviewStep.input>) => call(reviewStep, input),
  meta: { invalidates: [[readChange.name]] },
});

const askEvery = 30_000;

/** What waits for a decision of the person who looks; the number stands in the navigation. */
export const waitingQuery = queryOptions({
  queryKey: [listChanges.name, { waitingForMe: 'true', limit: 100 }],
  queryFn: ({ signal }) => call(listChanges, { waitingForMe: 'true', limit: 100 }, { signal }),
  staleTime: askEvery / 2,
  refetchInterval: askEvery,
});
