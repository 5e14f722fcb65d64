import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { createToken, deleteToken, listTokens } from '@/lib/endpoints/tokens';
import { call } from '@/lib/http/call';

export const tokensQuery = queryOptions({
  queryKey: [listTokens.name],
  queryFn: ({ signal }) => call(listTokens, {}, { signal }),
});

const changed = { invalidates: [[listTokens.name], ['audit']] };

export const createMutation = mutationOptions({
  mutationFn: (input: z.input<typeof createToken.input>) => call(createToken, input),
  meta: changed,
});

export const removeMutation = mutationOptions({
  mutationFn: (id: string) => call(deleteToken, { id }),
  meta: changed,
});
