import { type DeploymentFilter, DeploymentSort, DeploymentState } from '@/lib/domain/deployment-filter';
import { Difference } from '@/lib/domain/deployment-matrix';

export type Way = 'enable' | 'disable';

/** Everything about the view that the address holds, ticks excepted: those stand behind the `#`. */
export interface Address extends DeploymentFilter {
  tab: 'list' | 'matrix';
  sort: DeploymentSort;
  /** Id of the opened deployment. */
  open: string | null;
  /** What is about to be done with everything that is ticked. */
  bulk: Way | null;
  differences: readonly Difference[];
  /** Between which environments the matrix promotes. */
  source: string | null;
  target: string | null;
}

const names = {
  tab: 'tab',
  text: 'q',
  environment: 'environment',
  flow: 'flow',
  package: 'package',
  state: 'state',
  sort: 'sort',
  open: 'open',
  bulk: 'bulk',
  differences: 'differ',
  source: 'source',
  target: 'target',
} as const satisfies Record<keyof Address, string>;

const usual: DeploymentSort = 'flow_name';

export function readAddress(query: URLSearchParams): Address {
  const bulk = query.get(names.bulk);
  return {
    tab: query.get(names.tab) === 'matrix' ? 'matrix' : 'list',
    text: query.get(names.text) ?? '',
    environment: query.get(names.environment),
    flow: query.get(names.flow),
    package: query.get(names.package),
    state: DeploymentState.safeParse(query.get(names.state)).data ?? null,
    sort: DeploymentSort.safeParse(query.get(names.sort)).data ?? usual,
    open: query.get(names.open),
    bulk: bulk === 'enable' || bulk === 'disable' ? bulk : null,
    differences: (query.get(names.differences) ?? '').split(',').flatMap((one) => Difference.safeParse(one).data ?? []),
    source: query.get(names.source),
    target: query.get(names.target),
  };
}

/** The query with some of it changed; what stands as it does without being told is left out. */
export function writeAddress(query: URLSearchParams, patch: Partial<Address>): string {
  const next = new URLSearchParams(query);
  const { differences, ...single } = { ...readAddress(query), ...patch };
  const put = (name: string, value: string | null) => (value ? next.set(name, value) : next.delete(name));
  put(names.text, single.text);
  put(names.environment, single.environment);
  put(names.flow, single.flow);
  put(names.package, single.package);
  put(names.state, single.state);
  put(names.open, single.open);
  put(names.bulk, single.bulk);
  put(names.source, single.source);
  put(names.target, single.target);
  put(names.tab, single.tab === 'list' ? null : single.tab);
  put(names.sort, single.sort === usual ? null : single.sort);
  put(names.differences, differences.join(','));
  return next.toString();
}

/** What narrows the list, apart from everything else, so that one knows when it changes. */
export function filterKey({ text, environment, flow, package: bundle, state }: DeploymentFilter): string {
  return JSON.stringify([text, environment, flow, bundle, state]);
}

export function isFiltered({ text, environment, flow, package: bundle, state }: DeploymentFilter): boolean {
  return text !== '' || [environment, flow, bundle, state].some((one) => one !== null);
}

/** Nothing narrowed, as a patch of the address. */
export const unfiltered = { text: '', environment: null, flow: null, package: null, state: null } as const;

const marker = 'ticked=';

/** Ticked deployments as they stand behind the `#`. */
export function ticksToHash(ticks: ReadonlySet<string>): string {
  return ticks.size === 0 ? '' : `#${marker}${[...ticks].sort().map(encodeURIComponent).join(',')}`;
}

export function ticksFromHash(hash: string): Set<string> {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(marker)) return new Set();
  return new Set(text.slice(marker.length).split(',').filter(Boolean).map(decodeURIComponent));
}

/** The pages on which one thing is looked at before it is done. */
export const pathsOf = (connection: string) => {
  const root = `/c/${encodeURIComponent(connection)}/deployments`;
  const one = (page: string, deployment: { id: string; version: { id: string } }, more: Record<string, string> = {}) =>
    `${root}/${page}?${new URLSearchParams({ version: deployment.version.id, deployment: deployment.id, ...more })}`;
  return {
    root,
    of: (id: string) => `${root}?${new URLSearchParams({ open: id })}`,
    create: (given: Record<string, string>) => `${root}/new?${new URLSearchParams(given)}`,
    toggle: (way: Way, deployment: { id: string; version: { id: string } }) => one('toggle', deployment, { to: way }),
    priority: (deployment: { id: string; version: { id: string } }) => one('priority', deployment),
    remove: (deployment: { id: string; version: { id: string } }) => one('delete', deployment),
    promote: (flows: readonly string[], pair: { source?: string | null; target?: string | null } = {}) => {
      const query = new URLSearchParams();
      if (pair.source) query.set('source', pair.source);
      if (pair.target) query.set('target', pair.target);
      query.set('flow', flows.join(','));
      return `${root}/promote?${query}`;
    },
  };
};
