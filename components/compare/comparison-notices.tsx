'use client';

import { CircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { parseKey } from '@/lib/domain/resource';
import type { DroppedTick } from '@/lib/domain/selection';
import type { Comparison } from '@/lib/endpoints/compare';

interface ComparisonNoticesProps {
  comparison: Comparison;
  dropped: readonly DroppedTick[];
  onShowUnknown: () => void;
  onDismiss: () => void;
}

/** What has to be known before the list is believed: what could not be seen, and which ticks fell. */
export function ComparisonNotices({ comparison, dropped, onShowUnknown, onDismiss }: ComparisonNoticesProps) {
  const { gaps, rows } = comparison;
  const unknown = rows.filter((row) => row.state === 'unknown').length;
  if (gaps.length + dropped.length + unknown === 0) return null;
  return (
    <div className="flex flex-col gap-2 border-line border-b px-4 py-2">
      {gaps.length > 0 && (
        <Notice tone="warning">
          <span className="font-semibold text-warning">Not everything could be seen.</span>{' '}
          {gaps.length === 1 ? (
            gaps[0]
          ) : (
            <ul>
              {gaps.map((gap) => (
                <li key={gap}>{gap}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {unknown > 0 && (
        <Notice
          tone="warning"
          icon={CircleQuestionMark}
          action={
            <Button size="small" onClick={onShowUnknown}>
              Show
            </Button>
          }
        >
          {unknown === 1 ? '1 resource could not be read' : `${unknown} resources could not be read`}, so nothing can be
          said about how {unknown === 1 ? 'it differs' : 'they differ'}.
        </Notice>
      )}
      {dropped.length > 0 && (
        <Notice
          tone="info"
          role="status"
          title={dropped.length === 1 ? '1 tick was taken away' : `${dropped.length} ticks were taken away`}
          action={
            <Button size="small" tone="ghost" onClick={onDismiss}>
              Dismiss
            </Button>
          }
        >
          <ul>
            {dropped.map(({ key, reason }) => (
              <li key={key}>
                <code>{parseKey(key)?.id ?? key}</code> {reason}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

/** How the two sides were read and what was left out, under the list. */
export function ComparisonFootnote({ comparison }: { comparison: Comparison }) {
  const [open, setOpen] = useState(false);
  const { ignored, method } = comparison;
  return (
    <footer className="flex flex-wrap items-center gap-x-3 border-line border-t px-4 py-1.5 text-muted text-small">
      <span className="min-w-0 flex-1 truncate" title={method}>
        {method}
      </span>
      {(ignored.count !== 0 || ignored.fields.length > 0) && (
        <button type="button" className="rounded-small underline hover:text-ink" onClick={() => setOpen(true)}>
          {ignored.count === null
            ? 'Some fields are'
            : `${ignored.count} ${ignored.count === 1 ? 'difference' : 'differences'}`}{' '}
          ignored
        </button>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title="Ignored on purpose">
        <p>
          These fields differ by themselves, for instance because each environment gives its own number. They are left
          out on both sides before anything is compared.
        </p>
        <ul className="columns-2">
          {ignored.fields.map((field) => (
            <li key={field}>
              <code className="text-small">{field}</code>
            </li>
          ))}
        </ul>
      </Dialog>
    </footer>
  );
}
