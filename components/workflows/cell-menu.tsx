'use client';

import { ArrowLeftRight, FileText, PencilLine, Send, Trash2 } from 'lucide-react';
import { useRefusal } from '@/components/shell/permissions';
import { Menu, MenuHeading, MenuLink } from '@/components/ui/menu';
import type { Environment } from '@/lib/domain/environment';
import type { WorkflowSummary } from '@/lib/domain/workflow';
import { isMadeInCode } from '@/lib/domain/workflow-board';
import { reviewHref, workflowHref } from './address';

interface CellMenuProps {
  connection: string;
  environment: Environment;
  /** The environments that it can be compared with and sent to. */
  others: readonly Environment[];
  workflow: WorkflowSummary;
}

/** What can be done with a workflow in one environment. */
export function CellMenu(props: CellMenuProps) {
  return (
    <Menu
      align="end"
      label={`More about ${props.workflow.name} in ${props.environment.name}`}
      button={<span aria-hidden>⋯</span>}
      buttonClassName="inline-flex size-6 items-center justify-center rounded-base font-semibold text-large text-muted hover:bg-hover hover:text-ink"
    >
      <Items {...props} />
    </Menu>
  );
}

function Items({ connection, environment, others, workflow }: CellMenuProps) {
  const { id, name, origin } = workflow;
  const refusal = useRefusal('change:plan', { connection, environment: environment.id });
  const place = { environment: environment.id };
  const writable = environment.writable && !refusal;
  return (
    <>
      <MenuHeading>
        {name} in {environment.name}
      </MenuHeading>
      <MenuLink href={workflowHref(connection, id, place)}>
        <FileText aria-hidden className="size-4 text-muted" /> Open
      </MenuLink>
      {writable && !isMadeInCode(origin) && (
        <MenuLink href={workflowHref(connection, id, { ...place, tab: 'edit' })}>
          <PencilLine aria-hidden className="size-4 text-muted" /> Edit
        </MenuLink>
      )}
      {others.map((other) => (
        <MenuLink
          key={`compare ${other.id}`}
          href={workflowHref(connection, id, { ...place, tab: 'compare', beside: other.id })}
        >
          <ArrowLeftRight aria-hidden className="size-4 text-muted" /> Compare with {other.name}
        </MenuLink>
      ))}
      {others
        .filter((other) => other.writable)
        .map((other) => (
          <MenuLink
            key={`sync ${other.id}`}
            href={reviewHref(connection, {
              deed: 'sync',
              environment: other.id,
              source: environment.id,
              workflows: [id],
            })}
          >
            <Send aria-hidden className="size-4 text-muted" /> Sync to {other.name}…
          </MenuLink>
        ))}
      {writable && (
        <MenuLink
          className="text-deleted"
          href={reviewHref(connection, { deed: 'delete', environment: environment.id, workflows: [id] })}
        >
          <Trash2 aria-hidden className="size-4" /> Delete from {environment.name}…
        </MenuLink>
      )}
    </>
  );
}
