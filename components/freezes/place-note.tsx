'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleQuestionMark, LockOpen, Snowflake } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import { AbsoluteTime, RelativeTime } from '@/components/ui/relative-time';
import type { PlaceState } from '@/lib/endpoints/freezes';
import { placesQuery } from './queries';

interface PlaceNoteProps {
  connection: string;
  environment: { id: string; name: string };
}

/** Whether something can be written to an environment now, until when that holds, what comes then, and which freeze says so. */
export function PlaceNote({ connection, environment }: PlaceNoteProps) {
  const { data, error } = useQuery(placesQuery(connection, [environment.id]));
  const here = data?.[environment.id];
  if (error) return <NotKnown which={`${environment.name} is`} />;
  return here ? <StateNote which={`${environment.name} is`} here={here} /> : null;
}

/** How one place stands, or several that stand alike; `which` is "Production is" or "All 6 environments are". */
export function StateNote({ which, here }: { which: string; here: PlaceState }) {
  const { frozen, opensAt, closesAt } = here;
  if (frozen.length > 0) {
    return (
      <Note icon={Snowflake} style="font-semibold text-warning">
        {which} frozen by{' '}
        <Link href="/settings/freezes" className="rounded-small underline">
          {frozen.map(({ name }) => `“${name}”`).join(' and ')}
        </Link>
        {opensAt ? (
          <>
            {' '}
            until <AbsoluteTime at={opensAt} />, then open <Until at={closesAt} />
          </>
        ) : (
          ', with no end in sight'
        )}
      </Note>
    );
  }
  return (
    <Note icon={LockOpen} style="text-muted">
      {which} open
      {closesAt ? (
        <>
          ; the next freeze begins <RelativeTime at={closesAt} />, on <AbsoluteTime at={closesAt} />, and lasts{' '}
          <Until at={opensAt} />
        </>
      ) : (
        ', and no freeze is in sight'
      )}
    </Note>
  );
}

/** What could not be asked about is never shown as open. */
export function NotKnown({ which }: { which: string }) {
  return (
    <Note icon={CircleQuestionMark} style="text-muted">
      Whether {which} frozen is not known
    </Note>
  );
}

function Until({ at }: { at: string | null }) {
  if (at === null) return 'with no end in sight';
  return (
    <>
      until <AbsoluteTime at={at} />
    </>
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
