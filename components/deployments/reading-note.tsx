'use client';

import { RefreshCw, TriangleAlert } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { grouped } from '@/components/ui/grouped';
import { ProblemNotice } from '@/components/ui/problem-notice';
import { Progress } from '@/components/ui/progress';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Reading } from './every-page';

/** How far the reading has come, and what to make of what is shown until then. */
export function ReadingNote({ reading, what }: { reading: Reading<unknown>; what: string }) {
  const { read, total, complete, error, since, again, moved, refresh } = reading;
  const all = total === null ? '' : ` of ${grouped(total)}`;
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-muted">
      <p role="status" className="tabular-nums">
        {complete ? (
          <>
            {grouped(read)} {what}
          </>
        ) : (
          <>
            {again ? 'Reading again: ' : ''}
            {grouped(read)}
            {all} {what} read
          </>
        )}
      </p>
      {!complete && total !== null && (
        <div className="w-32">
          <Progress label={`${what} read`} done={read} total={total} {...(error ? { tone: 'warning' } : {})} />
        </div>
      )}
      {complete && since !== null && (
        <p className="text-small">
          read <RelativeTime at={new Date(since).toISOString()} />
        </p>
      )}
      {moved && (
        <p className="flex items-center gap-1 text-warning">
          <TriangleAlert aria-hidden className="size-4" /> The list changed while it was read: something may be missing
        </p>
      )}
      {complete && (
        <Button size="small" onClick={refresh}>
          <RefreshCw aria-hidden className="size-3.5" /> Read again
        </Button>
      )}
    </div>
  );
}

/** Why not everything could be read. What has been read stays and is said to be a part. */
export function ReadingProblem({ reading, what }: { reading: Reading<unknown>; what: string }) {
  const { error, read, total, retry } = reading;
  if (!error) return null;
  const part = read > 0 ? `What you see are the ${grouped(read)} ${what} that were read` : `No ${what} could be read`;
  return (
    <div className="border-line border-b px-4 py-2">
      <ProblemNotice
        error={error}
        advice={`${part}${total === null || read === 0 ? '' : ` of ${grouped(total)}`}.`}
        onRetry={retry}
      />
    </div>
  );
}
