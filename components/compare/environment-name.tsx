import { ShieldAlert } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import type { EnvironmentRef } from '@/lib/domain/environment';

/** An environment by name; production is marked by icon and word wherever it is spoken of. */
export function EnvironmentName({ environment, loud = false }: { environment: EnvironmentRef; loud?: boolean }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span className={cx('truncate', loud ? 'font-semibold' : 'font-medium')}>{environment.name}</span>
      {environment.production && (
        <Badge tone="production" icon={ShieldAlert}>
          {/production/i.test(environment.name) ? 'live' : 'production'}
        </Badge>
      )}
    </span>
  );
}
