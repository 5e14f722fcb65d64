'use client';

import { Radio, Unplug } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import type { Line } from './board-events';

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

interface LineStateProps {
  line: Line;
  /** When the vendor was last read. */
  readAt: string;
}

/** How old what is shown is, and whether it follows by itself. */
export function LineState({ line, readAt }: LineStateProps) {
  const live = line.state === 'live' && line.problem === null;
  const Icon = line.state === 'lost' ? Unplug : Radio;
  const word = { connecting: 'Connecting', live: 'Live', lost: 'Line lost' }[line.state];
  return (
    <p className={cx('inline-flex items-center gap-1.5 whitespace-nowrap', live ? 'text-added' : 'text-muted')}>
      <Icon aria-hidden className="size-3.5" />
      <span className="font-medium">{word}</span>
      <span className="text-muted">
        as of{' '}
        <time dateTime={readAt} className="tabular-nums" suppressHydrationWarning>
          {clock.format(Date.parse(readAt))}
        </time>
      </span>
    </p>
  );
}
