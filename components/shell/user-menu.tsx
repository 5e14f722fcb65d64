'use client';

import { LogOut } from 'lucide-react';
import { Menu, MenuButton } from '@/components/ui/menu';
import { signOut } from '@/lib/auth/browser';
import type { Actor } from '@/lib/domain/permission';

export function UserMenu({ actor }: { actor: Actor }) {
  const leave = async () => {
    await signOut();
    // A full load, so that nothing that was read stays in the page.
    location.assign('/sign-in');
  };
  return (
    <Menu
      align="end"
      label={`Account: ${actor.name}`}
      button={initials(actor.name)}
      buttonClassName="inline-flex size-7 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent text-tiny"
    >
      <div className="border-line border-b px-2 pt-1 pb-2">
        <p className="font-medium">{actor.name}</p>
        <p className="text-muted text-small">{actor.email}</p>
        <p className="mt-1 text-muted text-small">{rolesOf(actor)}</p>
      </div>
      <MenuButton className="mt-1" onClick={() => void leave()}>
        <LogOut aria-hidden className="size-4 text-muted" />
        Sign out
      </MenuButton>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

function rolesOf({ grants }: Actor): string {
  if (grants.length === 0) return 'No role yet';
  return grants
    .map(({ role, connection, environment }) => [role, connection, environment].filter(Boolean).join(' · '))
    .join(', ');
}
