import { ticksToHash } from '@/components/compare/address';
import { type WorkflowFilter, type WorkflowSort, workflowSorts } from '@/lib/domain/workflow-board';

/** Everything about the list that the address holds, ticks excepted: those stand behind the `#`. */
export interface ListAddress extends WorkflowFilter {
  /** The environments that are shown; empty means all. */
  environments: readonly string[];
  sort: WorkflowSort;
  reverse: boolean;
}

export function readListAddress(query: URLSearchParams): ListAddress {
  const sort = query.get('sort') ?? '';
  return {
    environments: query.getAll('environment').filter(Boolean),
    text: query.get('q') ?? '',
    tag: query.get('tag'),
    status: query.get('status'),
    sort: workflowSorts.find((one) => sort.replace(/^-/, '') === one) ?? 'name',
    reverse: sort.startsWith('-'),
  };
}

/** The query with some of it changed; what stands as it does without being told is left out. */
export function writeListAddress(query: URLSearchParams, patch: Partial<ListAddress>): string {
  const { environments, text, tag, status, sort, reverse } = { ...readListAddress(query), ...patch };
  const next = new URLSearchParams();
  for (const environment of environments) next.append('environment', environment);
  if (text) next.set('q', text);
  if (tag) next.set('tag', tag);
  if (status) next.set('status', status);
  if (sort !== 'name' || reverse) next.set('sort', `${reverse ? '-' : ''}${sort}`);
  return next.toString();
}

export const tabs = ['content', 'compare', 'edit'] as const;
export type Tab = (typeof tabs)[number];

const ownPages = new Set(['new', 'review']);

/** An identifier as a piece of a path: what one of our own pages is called like is marked. */
export function pathOfId(id: string): string {
  return encodeURIComponent(ownPages.has(id) || id.startsWith('~') ? `~${id}` : id);
}

/** The way back from `pathOfId`, for a piece that the router may or may not have decoded. */
export function idOfPath(piece: string): string {
  const id = decoded(piece);
  return id.startsWith('~') ? id.slice(1) : id;
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}

export const listHref = (connection: string): string => `/c/${encodeURIComponent(connection)}/workflows`;

export function workflowHref(
  connection: string,
  id: string,
  { environment, tab, beside }: { environment?: string | undefined; tab?: Tab; beside?: string | undefined } = {},
): string {
  const query = new URLSearchParams();
  if (environment) query.set('environment', environment);
  if (tab && tab !== 'content') query.set('tab', tab);
  if (beside) query.set('with', beside);
  return `${listHref(connection)}/${pathOfId(id)}${query.size > 0 ? `?${query}` : ''}`;
}

export const deeds = ['pause', 'resume', 'delete', 'sync'] as const;
export type Deed = (typeof deeds)[number];

interface ReviewPlace {
  deed: Deed;
  /** Where it is written. */
  environment: string;
  /** Where it comes from, for a sync. */
  source?: string;
  workflows: readonly string[];
}

/** The page that shows the plan of doing something with workflows. */
export function reviewHref(connection: string, { deed, environment, source, workflows }: ReviewPlace): string {
  const query = new URLSearchParams({ do: deed, environment, ...(source ? { source } : {}) });
  return `${listHref(connection)}/review?${query}${ticksToHash(new Set(workflows.map(tickOf)))}`;
}

/** A workflow among the ticks in the address; nothing in it can be taken for a comma. */
export const tickOf = (id: string): string => encodeURIComponent(id);
export const idOfTick = decoded;

/** Several at once go across as a publish, which the comparison plans. */
export function publishHref(connection: string, source: string, target: string, ids: readonly string[]): string {
  const keys = ids.map((id) => `workflow/${encodeURIComponent(id)}`);
  return `/c/${encodeURIComponent(connection)}/compare/review?${new URLSearchParams({ source, target })}${ticksToHash(new Set(keys))}`;
}
