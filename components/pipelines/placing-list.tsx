'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Application, Pipeline } from '@/lib/domain/pipeline';
import { applicationHref } from './places';
import type { Draft, Drafts, Suggestion } from './placing-draft';
import { PlacingLine } from './placing-line';

interface PlacingListProps {
  connection: string;
  pipeline: Pipeline;
  applications: readonly Application[];
  drafts: Drafts;
  saved: Drafts;
  suggestions: ReadonlyMap<string, Suggestion>;
  elsewhere: ReadonlyMap<string, string>;
  refusal: string | null;
  onEdit: (id: string, draft: Draft) => void;
}

/** All applications; only the ones near the window are built. */
export function PlacingList(props: PlacingListProps) {
  const { connection, pipeline, applications, drafts, saved, suggestions, elsewhere, refusal, onEdit } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: applications.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => applications[index]?.id ?? index,
    estimateSize: () => 58,
    overscan: 6,
  });
  return (
    <section
      ref={scroller}
      aria-label="Applications"
      className="min-h-0 flex-1 overflow-y-auto max-md:h-[70dvh] max-md:flex-none"
      data-testid="rows"
    >
      <ul className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ key, index, start }) => {
          const application = applications[index];
          if (!application) return null;
          const { id } = application;
          return (
            <li
              key={key}
              ref={list.measureElement}
              data-index={index}
              aria-setsize={applications.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <PlacingLine
                stages={pipeline.stages}
                application={application}
                href={applicationHref(connection, pipeline.id, id)}
                draft={drafts.get(id)}
                saved={saved.get(id)}
                suggestion={suggestions.get(id)}
                elsewhere={elsewhere.get(id)}
                readOnly={refusal !== null}
                onEdit={onEdit}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
