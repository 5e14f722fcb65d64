'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useEffect, useRef } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { useShortcuts } from '@/components/compare/shortcuts';
import { StateBadge } from '@/components/compare/state-badge';
import { type Nouns, nounOf } from '@/components/compare/words';
import { IconButton } from '@/components/ui/icon-button';
import { Loading } from '@/components/ui/loading';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { Segmented } from '@/components/ui/segmented';
import type { EnvironmentRef } from '@/lib/domain/environment';
import type { ResourceKey } from '@/lib/domain/resource';
import { useDifferences } from './differences';
import { comparedResourceQuery } from './queries';
import { ResourceDiff } from './resource-diff';

const DiffWarmUp = dynamic(() => import('./text-diff').then((module) => module.DiffWarmUp), { ssr: false });

interface ResourcePaneProps {
  connection: string;
  source: EnvironmentRef;
  target: EnvironmentRef;
  resource: ResourceKey;
  nouns: Nouns;
  view: 'split' | 'unified';
  onView: (view: 'split' | 'unified') => void;
  onClose: () => void;
  tick: ReactNode;
}

/** The opened resource beside the list: freshly read, section by section. */
export function ResourcePane({
  connection,
  source,
  target,
  resource,
  nouns,
  view,
  onView,
  onClose,
  tick,
}: ResourcePaneProps) {
  const pane = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const go = useDifferences(pane);
  useShortcuts({ n: () => go(1), p: () => go(-1) });
  const query = useQuery(comparedResourceQuery({ connection, source: source.id, target: target.id, ...resource }));
  const { data, error, isPending } = query;

  useEffect(() => {
    // On small screens the pane opens below the list, out of sight.
    if (window.matchMedia('(max-width: 64rem)').matches) heading.current?.scrollIntoView({ block: 'start' });
  }, []);

  return (
    <section
      ref={pane}
      aria-labelledby="opened"
      className="flex min-h-0 min-w-0 flex-1 flex-col max-lg:border-line max-lg:border-t"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2">
        <div className="flex min-w-0 flex-1 items-center gap-2 max-sm:basis-full">
          {data && <StateBadge state={data.row.state} />}
          <h2 id="opened" ref={heading} className="min-w-0 truncate font-semibold text-large">
            {data?.row.name ?? resource.id}
          </h2>
          <span className="min-w-0 truncate text-muted text-small">
            {nounOf(resource.type, nouns, 'one')} · <code>{resource.id}</code>
          </span>
        </div>
        {tick}
        <Segmented
          label="View"
          value={view}
          onChange={onView}
          options={[
            { value: 'split', label: 'Split' },
            { value: 'unified', label: 'Unified' },
          ]}
        />
        <div className="flex">
          <IconButton icon={ChevronUp} label="Previous difference" shortcut="p" onClick={() => go(-1)} />
          <IconButton icon={ChevronDown} label="Next difference" shortcut="n" onClick={() => go(1)} />
          <IconButton icon={X} label="Close" shortcut="Escape" onClick={onClose} />
        </div>
      </header>
      <div className="grid grid-cols-2 border-line border-b bg-panel text-small">
        <p className="flex min-w-0 items-center gap-1.5 px-4 py-1.5">
          <EnvironmentName environment={target} />
          <span className="text-muted">now</span>
        </p>
        <p className="flex min-w-0 items-center gap-1.5 border-line border-l px-4 py-1.5">
          <span className="text-muted">afterwards, as in</span>
          <EnvironmentName environment={source} />
        </p>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {isPending && (
          <>
            <Loading what={`Reading ${resource.id} on both sides…`} rows={4} />
            <DiffWarmUp />
          </>
        )}
        {error && (
          <div className="p-4">
            <ProblemNotice error={error} onRetry={() => void query.refetch()} />
          </div>
        )}
        {data && <ResourceDiff resource={data} nouns={nouns} split={view === 'split'} target={target.name} />}
      </div>
    </section>
  );
}
