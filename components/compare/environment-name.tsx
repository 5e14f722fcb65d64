import { ShieldAlert } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import type { EnvironmentRef } from '@/lib/domain/environment';

interface EnvironmentNameProps {
  environment: EnvironmentRef;
  /** Its group, where several groups stand together and share names. */
  group?: string | null;
  loud?: boolean;
}

/** An environment by name; production is marked by icon and word wherever it is spoken of. */
export function EnvironmentName({ environment, group = null, loud = false }: EnvironmentNameProps) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      {group !== null && <span className="truncate font-normal text-muted">{group}</span>}
      <span className={cx('truncate', loud ? 'font-semibold' : 'font-medium')}>{environment.name}</span>
      {environment.production && (
        <Badge tone="production" icon={ShieldAlert}>
          {/production/i.test(environment.name) ? 'live' : 'production'}
        </Badge>
      )}
    </span>
  );
}
