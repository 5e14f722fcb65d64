'use client';

import { useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import type { Json } from '@/lib/domain/json';
import { textOf } from '@/lib/domain/text';
import type { ComparedResource } from '@/lib/endpoints/compare';

/** What normalising left out of this resource, with the values of both sides. */
export function IgnoredList({ resource }: { resource: Pick<ComparedResource, 'source' | 'target' | 'ignored'> }) {
  const [open, setOpen] = useState(false);
  const { ignored, source, target } = resource;
  const names = [
    ...new Set([...Object.keys(source?.ignored ?? {}), ...Object.keys(target?.ignored ?? {}), ...ignored.fields]),
  ];
  if (names.length === 0) return null;
  return (
    <Disclosure
      open={open}
      onToggle={setOpen}
      className="text-muted"
      summary={
        <span>
          {ignored.count === null
            ? 'Some fields ignored; one side does not show them'
            : `${ignored.count} ${ignored.count === 1 ? 'difference' : 'differences'} ignored`}
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
            {names.sort().map((name) => (
              <tr key={name} className="border-line border-t align-top">
                <th scope="row" className="py-1 pr-4 font-normal">
                  <code>{name}</code>
                </th>
                <td className="whitespace-pre-wrap break-all py-1 pr-4 font-mono">{shown(target?.ignored?.[name])}</td>
                <td className="whitespace-pre-wrap break-all py-1 font-mono">{shown(source?.ignored?.[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}

function shown(value: Json | undefined): string {
  return value === undefined ? '—' : textOf(value);
}
