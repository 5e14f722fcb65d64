import { History } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';

interface DraftNoticeProps {
  at: string;
  onRestore: () => void;
  onThrowAway: () => void;
}

/** Edits that were left behind, offered once more. */
export function DraftNotice({ at, onRestore, onThrowAway }: DraftNoticeProps) {
  return (
    <Notice icon={History} role="status" title="There are edits that were not saved">
      <p>
        This tab kept them, <RelativeTime at={at} />. Nothing of them is at the vendor.
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" tone="primary" onClick={onRestore}>
          Go on with them
        </Button>
        <Button size="small" onClick={onThrowAway}>
          Throw them away
        </Button>
      </div>
    </Notice>
  );
}
