import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { readChange } from '@/lib/endpoints/changes';
import { readLine, stopLine } from '@/lib/endpoints/governance';
import { call } from '@/lib/http/call';

const askEvery = 15_000;

/** Whether the line stands; asked for all the time, because somebody else may have pressed the button. */
export const lineQuery = queryOptions({
  queryKey: [readLine.name],
  queryFn: ({ signal }) => call(readLine, {}, { signal }),
  refetchInterval: askEvery,
  staleTime: askEvery / 2,
});

export const lineMutation = mutationOptions({
  mutationFn: (input: z.input<typeof stopLine.input>) => call(stopLine, input),
  meta: { invalidates: [[readLine.name], [readChange.name], ['audit']] },
});
