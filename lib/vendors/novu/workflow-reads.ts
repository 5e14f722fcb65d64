import type { Json } from '@/lib/domain/json';
import type { WorkflowPage, WorkflowReads, WorkflowSummary } from '@/lib/domain/workflow';
import type { Access } from './access';
import type { NovuClient } from './client';
import { notOpen } from './compare';
import { personName } from './map';
import type { WireWorkflowItem } from './wire';
import { stepsOf } from './workflow-body';
import { type Held, heldBy } from './workflow-plan';

/** What the screens of the workflows read. Throws `vendor_forbidden` where no credential opens the environment. */
export function workflowReads(access: Access): WorkflowReads {
  const open = async (environment: string): Promise<NovuClient> => {
    const client = await access.of(environment);
    if (!client) throw notOpen();
    return client;
  };
  return {
    list: async (environment) => {
      const listed = await (await open(environment)).workflows();
      const items = listed.map(summaryOfItem);
      const severity = items.length > 0 && items.every((item) => item.severity === null);
      return { items, gaps: severity ? ['Novu’s list does not tell the severity; open a workflow to see it.'] : [] };
    },
    one: async (environment, workflow) => {
      const held = await heldBy(await open(environment), workflow, { keepText: true });
      return held && pageOf(held);
    },
  };
}

/** One entry of the list. What the list does not say is null, because reading each workflow would take minutes. */
export function summaryOfItem(item: WireWorkflowItem): WorkflowSummary {
  return {
    id: item.workflowId,
    name: item.name,
    status: item.status ?? null,
    active: item.active ?? activeBy(item.status ?? null),
    tags: item.tags ?? [],
    severity: item.severity ?? null,
    origin: item.origin ?? null,
    steps: item.stepTypeOverviews ?? (item.steps ?? []).map(({ type }) => type ?? 'unknown'),
    updatedAt: moment(item.updatedAt ?? null),
    updatedBy: personName(item.updatedBy),
    lastPublishedAt: moment(item.lastPublishedAt ?? null),
    lastTriggeredAt: moment(item.lastTriggeredAt ?? null),
  };
}

/** The status is made of the switch and of errors in the steps, so that it tells the switch; a new status does not. */
function activeBy(status: string | null): boolean | null {
  if (status === 'INACTIVE') return false;
  return status === 'ACTIVE' || status === 'ERROR' ? true : null;
}

/** A workflow, whole. A workflow carries no credentials; those are with the vendor's integrations. */
export function pageOf({ wire: document, resource }: Held): WorkflowPage {
  const { id, name, hash, updatedAt, updatedBy } = resource;
  const status = text(document.status);
  return {
    summary: {
      id,
      name,
      status,
      active: typeof document.active === 'boolean' ? document.active : activeBy(status),
      tags: (Array.isArray(document.tags) ? document.tags : []).map(String),
      severity: text(document.severity),
      origin: text(document.origin),
      steps: stepsOf(document).map(({ type }) => text(type) ?? 'unknown'),
      updatedAt,
      updatedBy,
      lastPublishedAt: moment(text(document.lastPublishedAt)),
      lastTriggeredAt: moment(text(document.lastTriggeredAt)),
    },
    document,
    hash,
  };
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const moment = (value: string | null): string | null => (value === '' ? null : value);
