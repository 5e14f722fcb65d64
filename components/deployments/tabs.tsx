'use client';

import { Grid3x3, List } from 'lucide-react';
import type { MouseEvent } from 'react';
import { cx } from '@/components/ui/cx';
import type { Address } from './address';

interface TabsProps {
  tab: Address['tab'];
  hrefWith: (patch: Partial<Address>) => string;
  onTab: (tab: Address['tab']) => void;
}

const tabs = [
  { tab: 'list', word: 'List', icon: List },
  { tab: 'matrix', word: 'Matrix', icon: Grid3x3 },
] as const;

/** Two ways to see the same deployments, each with an address of its own. */
export function Tabs({ tab: here, hrefWith, onTab }: TabsProps) {
  const follow = (tab: Address['tab']) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onTab(tab);
  };
  return (
    <nav aria-label="Views" className="inline-flex h-8 items-center rounded-base border border-line bg-panel p-0.5">
      {tabs.map(({ tab, word, icon: Icon }) => (
        <a
          key={tab}
          href={hrefWith({ tab, bulk: null, open: null })}
          onClick={follow(tab)}
          aria-current={tab === here ? 'page' : undefined}
          className={cx(
            'inline-flex h-full items-center gap-1.5 rounded-small px-2 font-medium text-small',
            tab === here ? 'bg-raised text-ink shadow-low' : 'text-muted hover:text-ink',
          )}
        >
          <Icon aria-hidden className="size-3.5" />
          {word}
        </a>
      ))}
    </nav>
  );
}
