'use client';

import { usePathname } from 'next/navigation';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';

const tabs = [
  { href: '/settings/connections', label: 'Connections' },
  { href: '/settings/policies', label: 'Policies' },
  { href: '/settings/freezes', label: 'Freezes' },
  { href: '/settings/members', label: 'Members' },
  { href: '/settings/tokens', label: 'Tokens' },
];

export function SettingsTabs() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings" className="mx-auto flex w-full max-w-6xl gap-1 overflow-x-auto px-4 pt-4 sm:px-6">
      {tabs.map(({ href, label }) => {
        const here = pathname.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={cx(
              'inline-flex h-9 items-center border-b-2 px-2 font-medium hover:text-ink',
              here ? 'border-accent text-ink' : 'border-transparent text-muted',
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
