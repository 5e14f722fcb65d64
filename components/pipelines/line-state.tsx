'use client';

import { Radio, Unplug } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { clockText } from '@/components/ui/time-text';
import type { Line } from './board-events';

interface LineStateProps {
  line: Line;
  /** When the vendor was last read. */
  readAt: string;
}

/** How old what is shown is, and whether it follows by itself. */
export function LineState({ line, readAt }: LineStateProps) {
  const live = line.state === 'live' && line.problem === null;
  const Icon = line.state === 'lost' ? Unplug : Radio;
  const words = { connecting: 'Connecting', live: live ? 'Live' : 'Not up to date', lost: 'Line lost' };
  return (
    <p className={cx('inline-flex items-center gap-1.5 whitespace-nowrap', live ? 'text-added' : 'text-muted')}>
      <Icon aria-hidden className="size-3.5" />
      <span className="font-medium">{words[line.state]}</span>
      <span className="text-muted">
        as of{' '}
        <time dateTime={readAt} className="tabular-nums" suppressHydrationWarning>
          {clockText(Date.parse(readAt))}
        </time>
      </span>
    </p>
  );
}
