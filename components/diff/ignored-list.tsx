'use client';

import { useMemo, useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import type { ComparedResource } from '@/lib/endpoints/compare';
import { ignoredRows } from './ignored-rows';

/** What normalising left out of this resource, with the values of both sides. */
export function IgnoredList({ resource }: { resource: Pick<ComparedResource, 'source' | 'target' | 'ignored'> }) {
  const [open, setOpen] = useState(false);
  const { count } = resource.ignored;
  const rows = useMemo(() => ignoredRows(resource), [resource]);
  if (rows.length === 0) return null;
  return (
    <Disclosure
      open={open}
      onToggle={setOpen}
      className="text-muted"
      summary={
        <span>
          {count === null
            ? 'Some fields ignored; one side does not show them'
            : `${count} ${count === 1 ? 'difference' : 'differences'} ignored`}
        </span>
      }
    >
      <div className="overflow-x-auto px-4 pb-3">
        <table className="w-full text-left text-small">
          <thead>
            <tr>
              <th className="py-1 pr-4 font-medium">Field</th>
              <th className="py-1 pr-4 font-medium">Target</th>
              <th className="py-1 font-medium">Source</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ field, target, source }) => (
              <tr key={field} className="border-line border-t align-top">
                <th scope="row" className="py-1 pr-4 font-normal">
                  <code>{field}</code>
                </th>
                <td className="whitespace-pre-wrap break-all py-1 pr-4 font-mono">{target}</td>
                <td className="whitespace-pre-wrap break-all py-1 font-mono">{source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}
