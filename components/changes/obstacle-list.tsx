import { OctagonX } from 'lucide-react';
import { Notice } from '@/components/ui/notice';
import { TextWithTimes } from '@/components/ui/text-with-times';
import type { Obstacle } from '@/lib/domain/governance';

/** Why it cannot run at this moment. */
export function ObstacleList({ obstacles }: { obstacles: readonly Obstacle[] }) {
  if (obstacles.length === 0) return null;
  return (
    <Notice tone="warning" role="status" icon={OctagonX} title="It cannot run now">
      <ul>
        {obstacles.map(({ code, message }) => (
          <li key={code + message}>
            <TextWithTimes text={message} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
