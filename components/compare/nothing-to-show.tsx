'use client';

import { CircleEqual, FilterX, FolderOpen, Hourglass } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Comparison } from '@/lib/endpoints/compare';

interface NothingToShowProps {
  comparison: Comparison;
  /** True while resources are still to come. */
  reading: boolean;
  filtered: boolean;
  onClearFilter: () => void;
}

/** "Nothing differs" is said only when everything could be seen. */
export function NothingToShow({ comparison, reading, filtered, onClearFilter }: NothingToShowProps) {
  const { rows, gaps, source, target } = comparison;
  if (filtered) {
    return (
      <EmptyState
        icon={FilterX}
        title="Nothing matches your filter"
        action={<Button onClick={onClearFilter}>Clear filter</Button>}
      >
        The comparison has {rows.length} {rows.length === 1 ? 'row' : 'rows'} {reading ? 'so far' : 'in all'}.
      </EmptyState>
    );
  }
  if (reading) {
    return (
      <EmptyState icon={Hourglass} title="No difference so far">
        {rows.length} compared, and the rest is being read.
      </EmptyState>
    );
  }
  if (gaps.length > 0) {
    return (
      <EmptyState icon={FolderOpen} title="No difference in what could be seen">
        But not everything could be seen: the warning above says what is missing.
      </EmptyState>
    );
  }
  if (rows.length === 0) {
    return (
      <EmptyState icon={FolderOpen} title="Both environments are empty">
        Neither {source.name} nor {target.name} holds anything that could be compared.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={CircleEqual} title="Nothing differs">
      {source.name} and {target.name} hold the same {rows.length} resources with the same content.
    </EmptyState>
  );
}
