'use client';

import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import type { Environment } from '@/lib/domain/environment';
import { type Tab, tabs, workflowHref } from './address';

const words: Record<Tab, string> = { content: 'Content', compare: 'Compare', edit: 'Edit' };

interface ViewTabsProps {
  connection: string;
  id: string;
  here: Environment;
  tab: Tab;
}

export function ViewTabs({ connection, id, here, tab }: ViewTabsProps) {
  return (
    <nav aria-label="Views" className="flex gap-1 border-line border-b">
      {tabs.map((one) => (
        <Link
          key={one}
          href={workflowHref(connection, id, { environment: here.id, tab: one })}
          aria-current={one === tab ? 'page' : undefined}
          className={cx(
            'inline-flex h-9 items-center border-b-2 px-2 font-medium hover:text-ink',
            one === tab ? 'border-accent text-ink' : 'border-transparent text-muted',
          )}
        >
          {words[one]}
        </Link>
      ))}
    </nav>
  );
}
