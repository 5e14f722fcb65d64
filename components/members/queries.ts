import { infiniteQueryOptions, mutationOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { createMember, deleteMember, listMembers, updateMember } from '@/lib/endpoints/members';
import { call } from '@/lib/http/call';

export const membersQuery = infiniteQueryOptions({
  queryKey: [listMembers.name],
  queryFn: ({ pageParam, signal }) => call(listMembers, pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

const changed = { invalidates: [[listMembers.name], ['audit']] };

export const createMutation = mutationOptions({
  mutationFn: (input: z.input<typeof createMember.input>) => call(createMember, input),
  meta: changed,
});

export const updateMutation = mutationOptions({
  mutationFn: (input: z.input<typeof updateMember.input>) => call(updateMember, input),
  meta: changed,
});

export const removeMutation = mutationOptions({
  mutationFn: (id: string) => call(deleteMember, { id }),
  meta: changed,
});
