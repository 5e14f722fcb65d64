import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { TextWithTimes } from '@/components/ui/text-with-times';
import type { Notice } from '@/lib/domain/plan';

const looks: Record<Notice['severity'], { icon: LucideIcon; style: string; word: string }> = {
  blocker: { icon: OctagonAlert, style: 'text-deleted', word: 'Blocked' },
  warning: { icon: TriangleAlert, style: 'text-warning', word: 'Warning' },
  info: { icon: Info, style: 'text-muted', word: 'Note' },
};

const order: Notice['severity'][] = ['blocker', 'warning', 'info'];

/** What has to be known before saying yes, the worst first. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  const sorted = [...notices].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <ul className="flex flex-col gap-1">
      {sorted.map((notice) => {
        const { icon: Icon, style, word } = looks[notice.severity];
        return (
          <li key={notice.code + notice.message} className={cx('flex items-start gap-1.5', style)}>
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              <span className="font-semibold">{word}:</span> <TextWithTimes text={notice.message} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
