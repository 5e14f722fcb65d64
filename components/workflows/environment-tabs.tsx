import { CircleCheck, CircleDashed, CircleEllipsis, CircleQuestionMark, type LucideIcon } from 'lucide-react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/link';
import type { Environment } from '@/lib/domain/environment';
import { type Tab, workflowHref } from './address';

/** Whether an environment has the workflow, as far as it has been read. */
export type Presence = 'there' | 'absent' | 'unknown' | 'reading';

const looks: Record<Presence, { icon: LucideIcon; word: string }> = {
  there: { icon: CircleCheck, word: 'there' },
  absent: { icon: CircleDashed, word: 'not there' },
  unknown: { icon: CircleQuestionMark, word: 'could not be read' },
  reading: { icon: CircleEllipsis, word: 'being read' },
};

interface EnvironmentTabsProps {
  connection: string;
  id: string;
  environments: readonly Environment[];
  here: Environment;
  tab: Tab;
  presences: Readonly<Record<string, Presence>>;
}

/** The same workflow in each environment. They are links, so that one can be opened beside the other. */
export function EnvironmentTabs({ connection, id, environments, here, tab, presences }: EnvironmentTabsProps) {
  return (
    <nav aria-label="Environments" className="flex gap-2 overflow-x-auto p-0.5">
      {environments.map((environment) => {
        const { icon: Icon, word } = looks[presences[environment.id] ?? 'reading'];
        const chosen = environment.id === here.id;
        return (
          <Link
            key={environment.id}
            href={workflowHref(connection, id, { environment: environment.id, tab })}
            aria-current={chosen ? 'page' : undefined}
            className={cx(
              'inline-flex h-9 shrink-0 items-center gap-2 rounded-base border px-3',
              chosen ? 'border-accent bg-chosen' : 'border-line hover:bg-hover',
            )}
          >
            <Icon aria-hidden className="size-4 text-muted" />
            <EnvironmentName environment={environment} />
            <span className="text-muted text-small">{word}</span>
          </Link>
        );
      })}
    </nav>
  );
}
