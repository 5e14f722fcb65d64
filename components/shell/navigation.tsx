'use client';

import Link from 'next/link';
import { useParams, usePathname } from 'next/navigation';
import { WaitingCount } from '@/components/approval/waiting-count';
import { cx } from '@/components/ui/cx';
import { useMaySomewhere } from './permissions';

export function Navigation() {
  const { connection } = useParams<{ connection?: string }>();
  const pathname = usePathname();
  const mayDecide = useMaySomewhere('change:decide');
  const inConnection = pathname.startsWith('/c/') && connection;
  const links = [
    ...(inConnection ? [{ href: `/c/${connection}/compare`, label: 'Compare' }] : [{ href: '/', label: 'Overview' }]),
    { href: '/changes', label: 'Changes' },
    ...(mayDecide ? [{ href: '/approvals', label: 'Approvals' }] : []),
    { href: '/audit', label: 'Audit' },
    { href: '/settings/connections', label: 'Settings' },
  ];
  return (
    <nav aria-label="Main" className="flex items-center gap-0.5 overflow-x-auto">
      {links.map(({ href, label }) => {
        const here =
          href === '/' ? pathname === '/' : pathname.startsWith(href === '/settings/connections' ? '/settings' : href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={cx(
              'inline-flex h-8 items-center rounded-base px-2.5 font-medium hover:bg-hover hover:text-ink',
              here ? 'bg-hover text-ink' : 'text-muted',
            )}
          >
            {label}
            {href === '/approvals' && <WaitingCount />}
          </Link>
        );
      })}
    </nav>
  );
}
