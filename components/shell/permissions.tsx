'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { type Actor, can, canSomewhere, type Permission, type Scope } from '@/lib/domain/permission';

const ActorContext = createContext<Actor | null>(null);

export function ActorProvider({ actor, children }: { actor: Actor; children: ReactNode }) {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

/** Who looks at this page; null only where no shell is around it. */
export function useActor(): Actor | null {
  return useContext(ActorContext);
}

/** Why the person may not do something here, or null when they may: the same rule that the server asks. */
export function useRefusal(permission: Permission, scope: Scope = {}): string | null {
  const actor = useContext(ActorContext);
  if (actor && can(actor.grants, permission, scope)) return null;
  return refusals[permission] ?? 'Your role does not allow this';
}

/** True when there is at least one place where the person holds the permission. */
export function useMaySomewhere(permission: Permission): boolean {
  const actor = useContext(ActorContext);
  return actor !== null && canSomewhere(actor.grants, permission);
}

const refusals: Partial<Record<Permission, string>> = {
  'connection:write': 'Only an administrator can change connections',
  'change:plan': 'Your role lets you look, but not publish here',
  'change:run': 'Your role does not allow running changes here',
  'change:decide': 'Your role does not let you decide on changes here',
  'change:comment': 'Your role lets you read remarks, but not write them',
  'policy:write': 'Only an administrator can change this',
  'freeze:override': 'Your role does not let you run anything in spite of a freeze',
  'line:stop': 'Your role does not let you stop the line',
  'member:write': 'Only an administrator of everything sees and changes members',
  'audit:read': 'Only a role that holds everywhere sees the whole log',
};
