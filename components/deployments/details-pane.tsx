'use client';

import { ArrowRight, Gauge, Trash2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { EnvironmentName } from '@/components/compare/environment-name';
import { useRefusal } from '@/components/shell/permissions';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Link } from '@/components/ui/link';
import { Loading } from '@/components/ui/loading';
import { isOlder, refOf } from '@/lib/domain/deployment-matrix';
import { type FlowDeployment, isLastEnabled, ofEqualPriority, priorityLabel } from '@/lib/domain/flow-deployment';
import { pathsOf } from './address';
import { DeploymentFacts } from './deployment-facts';
import type { Reading } from './every-page';
import { StateBadge } from './state-badge';

interface DetailsPaneProps {
  connection: string;
  id: string;
  opened: FlowDeployment | null;
  all: readonly FlowDeployment[];
  reading: Reading<FlowDeployment>;
  onClose: () => void;
}

/** The opened deployment beside the list: its facts, where else the flow is, and what can be done with it. */
export function DetailsPane({ connection, id, opened, all, reading, onClose }: DetailsPaneProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On small screens the pane opens below the list, out of sight.
    if (window.matchMedia('(max-width: 64rem)').matches) heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section
      aria-labelledby="opened"
      className="flex min-h-0 flex-col border-line max-lg:border-t lg:w-96 lg:shrink-0 lg:border-l"
    >
      <header className="flex items-start gap-2 border-line border-b px-4 py-2">
        <h2 id="opened" ref={heading} className="min-w-0 flex-1 py-1 font-semibold text-large">
          {opened?.flow.name ?? `Deployment ${id}`}
        </h2>
        <IconButton icon={X} label="Close" shortcut="Escape" onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {opened ? (
          <Opened connection={connection} one={opened} all={all} complete={reading.complete} />
        ) : reading.complete ? (
          <EmptyState icon={X} title="It is not there">
            No deployment of this account has the id {id}. It may have been deleted: look at the audit trail.
          </EmptyState>
        ) : (
          <Loading what="Reading goes on…" rows={3} />
        )}
      </div>
    </section>
  );
}

interface OpenedProps {
  connection: string;
  one: FlowDeployment;
  all: readonly FlowDeployment[];
  complete: boolean;
}

function Opened({ connection, one, all, complete }: OpenedProps) {
  const { flow, environment, version } = one;
  const paths = pathsOf(connection);
  const refusal = useRefusal('change:plan', { connection, environment: environment.id });
  const own = all.filter((other) => other.flow.id === flow.id);
  const rivals = one.enabled ? ofEqualPriority(one, own) : [];
  const last = complete && isLastEnabled(own, new Set([one.id]));
  const actions = [
    { href: paths.priority(one), icon: Gauge, word: 'Edit the priority…' },
    { href: paths.promote([flow.id], { source: environment.id }), icon: ArrowRight, word: 'Promote from here…' },
    { href: paths.remove(one), icon: Trash2, word: 'Delete…' },
  ];
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex flex-wrap gap-2">
        {actions.map(({ href, icon: Icon, word }) =>
          refusal ? (
            <Button key={word} size="small" because={refusal}>
              <Icon aria-hidden className="size-3.5" /> {word}
            </Button>
          ) : (
            <ButtonLink key={word} size="small" href={href}>
              <Icon aria-hidden className="size-3.5" /> {word}
            </ButtonLink>
          ),
        )}
      </div>
      {(last || rivals.length > 0) && (
        <ul className="flex list-disc flex-col gap-1 pl-4 text-warning">
          {last && <li>This is the last enabled deployment of the flow: without it, the flow runs nowhere.</li>}
          {rivals.map((other) => (
            <li key={other.id}>
              It is also enabled in {other.environment.name} with the same priority ({priorityLabel(one.priority)}), so
              that neither goes first.
            </li>
          ))}
        </ul>
      )}
      <DeploymentFacts one={one} />
      <section aria-labelledby="places" className="flex flex-col gap-1">
        <h3 id="places" className="font-semibold">
          Everywhere this flow is deployed{complete ? '' : ', as far as it is read'}
        </h3>
        <ul className="divide-y divide-line rounded-base border border-line">
          {own.map((other) => (
            <li key={other.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5 px-3 py-1.5">
              <span className="min-w-0 flex-1">
                {other.id === one.id ? (
                  <EnvironmentName environment={refOf(other.environment)} loud />
                ) : (
                  <Link href={paths.of(other.id)} className="rounded-small hover:underline">
                    <EnvironmentName environment={refOf(other.environment)} />
                  </Link>
                )}
              </span>
              <span className="text-muted text-small tabular-nums">
                {other.version.number === null ? other.version.id : `#${other.version.number}`}
                {isOlder(other.version.id, version.id) && ', older'}
                {isOlder(version.id, other.version.id) && ', younger'}
              </span>
              <StateBadge state={other.enabled ? 'enabled' : 'disabled'} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
