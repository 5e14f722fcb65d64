'use client';

import { useQuery } from '@tanstack/react-query';
import { useParams, usePathname } from 'next/navigation';
import { WaitingCount } from '@/components/approval/waiting-count';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { pagesOf } from './pages';
import { useMaySomewhere } from './permissions';
import { connectionsQuery } from './queries';

export function Navigation() {
  const { connection } = useParams<{ connection?: string }>();
  const pathname = usePathname();
  const mayDecide = useMaySomewhere('change:decide');
  const { data } = useQuery(connectionsQuery);
  const inConnection = pathname.startsWith('/c/') && connection;
  const vendor = data?.items.find((one) => one.id === connection)?.vendor ?? '';
  const links = [
    ...(inConnection ? pagesOf({ id: connection, vendor }) : [{ href: '/', label: 'Overview' }]),
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
