'use client';

import { ShieldX } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { Disclosure } from '@/components/ui/disclosure';
import { Link } from '@/components/ui/link';
import { AbsoluteTime } from '@/components/ui/relative-time';
import { textOf } from '@/lib/domain/text';
import type { AuditRecord } from '@/lib/endpoints/audit';

interface AuditTableProps {
  records: readonly AuditRecord[];
  /** The sequence of the record that a link leads to. */
  opened: number | null;
}

export function AuditTable({ records, opened }: AuditTableProps) {
  return (
    <ol className="overflow-hidden rounded-large border border-line">
      {records.map((record) => (
        <AuditLine key={record.sequence} record={record} linked={record.sequence === opened} />
      ))}
    </ol>
  );
}

const link = 'rounded-small font-medium text-accent hover:underline';

function AuditLine({ record, linked }: { record: AuditRecord; linked: boolean }) {
  const [open, setOpen] = useState(linked);
  const { sequence, at, actor, event, connection, environment, subject, data, hash } = record;
  return (
    <li id={String(sequence)} className={cx('border-line border-b last:border-b-0', linked && 'bg-chosen')}>
      <Disclosure
        open={open}
        onToggle={setOpen}
        summary={
          <span className="grid min-w-0 flex-1 grid-cols-1 gap-x-4 sm:grid-cols-[12rem_10rem_minmax(0,1fr)]">
            <span className="text-muted tabular-nums">
              <AbsoluteTime at={at} />
            </span>
            <span className="truncate font-medium">{actor.name}</span>
            <span className="flex min-w-0 flex-wrap items-center gap-x-2">
              <code>{event}</code>
              {/refus|denied|forbidden/.test(event) && (
                <Badge tone="deleted" icon={ShieldX}>
                  refused
                </Badge>
              )}
              <span className="truncate text-muted">{[connection, subject].filter(Boolean).join(' · ')}</span>
            </span>
          </span>
        }
      >
        <div className="flex flex-col gap-2 px-8.5 pb-3">
          <pre className="whitespace-pre-wrap break-all rounded-base bg-panel p-3 font-mono text-small">
            {textOf(data)}
          </pre>
          <p className="break-all text-muted text-small">
            Record {sequence}, <code>{hash}</code>
            {environment && (
              <>
                , environment <code>{environment}</code>
              </>
            )}
          </p>
          <p className="flex flex-wrap gap-x-4">
            <Link href={`/audit?record=${sequence}#${sequence}`} className={link}>
              Link to record {sequence}
            </Link>
            {subject && (
              <Link href={`/audit?${new URLSearchParams({ subject })}`} className={link}>
                Everything about it
              </Link>
            )}
            {subject?.startsWith('change/') && (
              <Link href={`/changes/${subject.slice('change/'.length)}`} className={link}>
                Go to the change
              </Link>
            )}
          </p>
        </div>
      </Disclosure>
    </li>
  );
}
