import { z } from 'zod';

export const Role = z.enum(['viewer', 'operator', 'approver', 'admin']);
export type Role = z.infer<typeof Role>;

/** What an endpoint or an action asks for. */
export type Permission =
  | 'session:read'
  | 'connection:read'
  | 'connection:write'
  | 'compare:read'
  | 'change:read'
  | 'change:plan'
  | 'change:run'
  | 'change:decide'
  | 'change:comment'
  | 'audit:read'
  | 'member:write'
  | 'policy:read'
  | 'policy:write'
  | 'freeze:override'
  | 'line:stop';

/** Where a permission is needed; a grant covers it when it names the same place or a wider one. */
export interface Scope {
  connection?: string | undefined;
  environment?: string | undefined;
}

export const Grant = z.object({
  role: Role,
  connection: z.string().nullable(),
  environment: z.string().nullable(),
});
export type Grant = z.infer<typeof Grant>;

/** Who is asking. */
export interface Actor {
  id: string;
  name: string;
  email: string;
  grants: Grant[];
}

const reads: Permission[] = [
  'session:read',
  'connection:read',
  'compare:read',
  'change:read',
  'audit:read',
  'policy:read',
];

const granted: Record<Role, readonly Permission[]> = {
  viewer: reads,
  operator: [...reads, 'change:plan', 'change:run', 'change:comment', 'line:stop'],
  approver: [...reads, 'change:decide', 'change:comment', 'line:stop'],
  admin: [
    ...reads,
    'change:plan',
    'change:run',
    'change:decide',
    'change:comment',
    'connection:write',
    'member:write',
    'policy:write',
    'freeze:override',
    'line:stop',
  ],
};

/** The roles that hold a permission. */
export function rolesWith(permission: Permission): Role[] {
  return Role.options.filter((role) => granted[role].includes(permission));
}

/**
 * True when one of the grants holds the permission at this place. The server's guard and the page's buttons ask
 * this same function. A grant for one environment says nothing about the whole connection, and one for a
 * connection nothing about the whole house.
 */
export function can(grants: readonly Grant[], permission: Permission, scope: Scope = {}): boolean {
  return grants.some(
    (grant) =>
      granted[grant.role].includes(permission) &&
      (grant.connection === null || grant.connection === scope.connection) &&
      (grant.environment === null || grant.environment === scope.environment),
  );
}

/**
 * True when the permission is held at least somewhere inside the connection (or anywhere, without one). It is the
 * first look, before the exact place is known; whatever acts still asks `can` for that place.
 */
export function canSomewhere(grants: readonly Grant[], permission: Permission, connection?: string): boolean {
  return grants.some(
    (grant) =>
      granted[grant.role].includes(permission) &&
      (grant.connection === null || connection === undefined || grant.connection === connection),
  );
}
