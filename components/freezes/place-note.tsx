'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleQuestionMark, LockOpen, Snowflake } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';
import { placeQuery } from './queries';

interface PlaceNoteProps {
  connection: string;
  environment: { id: string; name: string };
}

/** Whether something can be written to an environment now, until when that holds, and which freeze says so. */
export function PlaceNote({ connection, environment }: PlaceNoteProps) {
  const { data: here, error } = useQuery(placeQuery({ connection, environment: environment.id }));
  if (error) {
    return (
      <Note icon={CircleQuestionMark} style="text-muted">
        Whether {environment.name} is frozen is not known
      </Note>
    );
  }
  if (!here) return null;
  if (here.frozen.length > 0) {
    return (
      <Note icon={Snowflake} style="font-semibold text-warning">
        {environment.name} is frozen by{' '}
        <Link href="/settings/freezes" className="rounded-small underline">
          {here.frozen.map(({ name }) => `“${name}”`).join(' and ')}
        </Link>
        {here.opensAt ? (
          <>
            {' '}
            until <AbsoluteTime at={here.opensAt} />
          </>
        ) : (
          ', with no end in sight'
        )}
      </Note>
    );
  }
  return (
    <Note icon={LockOpen} style="text-muted">
      {here.closesAt ? (
        <>
          {environment.name} is open; it closes <RelativeTime at={here.closesAt} />, on{' '}
          <AbsoluteTime at={here.closesAt} />
        </>
      ) : (
        `${environment.name} is open, and no freeze is in sight`
      )}
    </Note>
  );
}

function Note({ icon: Icon, style, children }: { icon: typeof Snowflake; style: string; children: ReactNode }) {
  return (
    <p className={cx('flex items-center gap-1.5', style)}>
      <Icon aria-hidden className="size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
