import { z } from 'zod';
import { Freeze, FreezeDraft } from '@/lib/domain/freeze';
import { ConnectionId } from './connections';
import { endpoint } from './endpoint';
import { listOf, PageInput } from './list';

const Window = z.object({ start: z.string(), end: z.string() });

/** A freeze with the windows that come next, as instants. */
export const ListedFreeze = Freeze.extend({
  createdBy: z.string(),
  createdAt: z.string(),
  active: z.boolean(),
  upcoming: z.array(Window),
});
export type ListedFreeze = z.infer<typeof ListedFreeze>;

/**
 * How a place stands now, and both times that come next: shut by these freezes until `opensAt` and then open until
 * `closesAt`, or open until `closesAt` and then shut until `opensAt`. Null is "not in sight".
 */
export const PlaceState = z.object({
  frozen: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string().nullable(), until: z.string() })),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
});
export type PlaceState = z.infer<typeof PlaceState>;

export const listFreezes = endpoint({
  name: 'freezes',
  summary: 'Windows in which nothing is written; with places, also whether these are open now and what comes next',
  method: 'GET',
  path: '/api/freezes',
  permission: 'policy:read',
  input: z.strictObject({
    ...PageInput,
    connection: ConnectionId.optional(),
    /** The ids of environments of the connection, with commas between them. */
    environments: z.string().max(4000).optional(),
  }),
  output: listOf(ListedFreeze).extend({ places: z.record(z.string(), PlaceState) }),
});

export const createFreeze = endpoint({
  name: 'freeze.create',
  summary: 'Adds a freeze; it covers publishing, promoting, toggling, deleting and taking back alike',
  method: 'POST',
  path: '/api/freezes',
  permission: 'policy:write',
  input: FreezeDraft,
  output: Freeze,
  status: 201,
  held: 'there',
});

export const deleteFreeze = endpoint({
  name: 'freeze.delete',
  summary: 'Removes a freeze',
  method: 'DELETE',
  path: '/api/freezes',
  permission: 'policy:write',
  input: z.strictObject({ id: z.string().min(1).max(100) }),
  output: z.object({}),
  held: 'there',
});
