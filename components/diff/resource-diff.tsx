'use client';

import { useMemo } from 'react';
import { type Nouns, nounOf } from '@/components/compare/words';
import { Notice } from '@/components/ui/notice';
import type { ComparedResource } from '@/lib/endpoints/compare';
import { IgnoredList } from './ignored-list';
import { SectionView } from './section-view';
import { sectionsOf } from './sections';

/** Both sides of a resource, and as much of its row as its differences do not tell themselves. */
export type DiffedResource = Pick<ComparedResource, 'source' | 'target' | 'ignored'> & {
  row: Pick<ComparedResource['row'], 'state' | 'problem'>;
};

interface ResourceDiffProps {
  resource: DiffedResource;
  nouns: Nouns;
  split: boolean;
  target: string;
}

/** Settings and parts of one resource; what is equal stays folded. */
export function ResourceDiff({ resource, nouns, split, target }: ResourceDiffProps) {
  const sections = useMemo(() => sectionsOf(resource), [resource]);
  const { row, source } = resource;
  if (row.state === 'unknown') {
    return (
      <div className="p-4">
        <Notice tone="warning" title="It could not be compared">
          {row.problem ?? 'One side could not be read.'} So nothing can be said about how the two sides differ.
        </Notice>
      </div>
    );
  }
  return (
    <>
      {row.state === 'deleted' && !source && (
        <Notice tone="danger" className="m-3" title={`Only in ${target}`}>
          Publishing this row deletes it there.
        </Notice>
      )}
      {row.state === 'unchanged' && (
        <Notice tone="success" className="m-3">
          Both sides are equal.
        </Notice>
      )}
      {sections.map((section) => (
        <SectionView
          key={`${section.key}-${section.state}`}
          section={section}
          split={split}
          noun={section.part ? nounOf(section.part.type, nouns, 'one') : ''}
        />
      ))}
      <IgnoredList resource={resource} />
    </>
  );
}
