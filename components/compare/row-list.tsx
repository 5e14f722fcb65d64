'use client';

import type { RefObject } from 'react';
import { NearList } from '@/components/ui/near-list';
import type { ListHandle } from '@/components/ui/near-rows';
import type { Entry, Group } from '@/lib/domain/filter';
import { GroupHeader } from './group-header';
import { RowItem, type RowItemProps } from './row-item';

interface RowListProps extends Omit<RowItemProps, 'row' | 'rowKey' | 'open'> {
  entries: readonly Entry[];
  open: string | null;
  onFold: (key: string) => void;
  onTickGroup: (group: Group) => void;
  handle: RefObject<ListHandle | null>;
}

export function RowList({ entries, open, onFold, onTickGroup, handle, ...row }: RowListProps) {
  return (
    <NearList label="Differences" rows={entries} keyOf={keyOf} height={usual} handle={handle}>
      {(entry) =>
        entry.kind === 'group' ? (
          <GroupHeader
            group={entry.group}
            folded={entry.folded}
            store={row.store}
            nouns={row.nouns}
            target={row.target}
            onFold={onFold}
            onTickGroup={onTickGroup}
          />
        ) : (
          <RowItem {...row} row={entry.row} rowKey={entry.key} open={entry.key === open} />
        )
      }
    </NearList>
  );
}

const keyOf = ({ key }: Entry) => key;
const usual = ({ kind }: Entry) => (kind === 'group' ? 36 : 72);
