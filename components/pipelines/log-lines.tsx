'use client';

import { ArrowDownToLine, ArrowUpToLine } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { IconButton } from '@/components/ui/icon-button';
import { useNearRows } from '@/components/ui/near-rows';
import { clockText } from '@/components/ui/time-text';
import type { LogLine } from '@/lib/domain/pipeline';

/** As many as are seen without scrolling. */
const most = 15;
const alarming = /^(error|critical|alert|emergency|fatal)$/i;

/** Text as it came, line by line; only the lines near the window are built. */
export function LogLines({ lines }: { lines: readonly LogLine[] }) {
  const { scroller, measure, items, total, scrollTo } = useNearRows<LogLine, HTMLElement>({
    rows: lines,
    keyOf: (_, index) => index,
    height: () => 18,
    overscan: 20,
  });
  return (
    <section
      ref={scroller}
      aria-label="Lines of the log"
      className="relative max-h-[60dvh] overflow-auto rounded-base border border-line bg-panel py-2"
    >
      {lines.length > most && (
        <div className="sticky top-0 z-10 flex h-0 justify-end gap-1 px-2">
          <IconButton icon={ArrowUpToLine} label="To the first line" onClick={() => scrollTo(0)} />
          <IconButton icon={ArrowDownToLine} label="To the last line" onClick={() => scrollTo(lines.length - 1)} />
        </div>
      )}
      <ol className="relative font-mono text-small" style={{ height: total }}>
        {items.map(({ key, index, start }) => {
          const line = lines[index];
          if (!line) return null;
          const bad = alarming.test(line.severity ?? '');
          return (
            <li
              key={key}
              ref={measure}
              data-index={index}
              className={cx('absolute inset-x-0 top-0 flex gap-3 px-3', bad && 'text-deleted')}
              style={{ transform: `translateY(${start}px)` }}
            >
              <time dateTime={line.at} className="shrink-0 text-muted tabular-nums">
                {timeOf(line.at)}
              </time>
              {bad && <span className="font-semibold">{line.severity}</span>}
              <span className="min-w-0 whitespace-pre-wrap break-all">{line.message}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function timeOf(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? at : clockText(time);
}
