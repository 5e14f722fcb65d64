import { z } from 'zod';
import type { FlowDeployment } from './flow-deployment';
import { compareText } from './order';

export const DeploymentState = z.enum(['enabled', 'disabled']);
export type DeploymentState = z.infer<typeof DeploymentState>;

/** What the list of deployments is narrowed to; null leaves a matter open. */
export interface DeploymentFilter {
  text: string;
  environment: string | null;
  flow: string | null;
  package: string | null;
  state: DeploymentState | null;
}

/** The vendor's own keys, so that a list can be read in the order in which it is shown. */
export const DeploymentSortKey = z.enum(['flow_name', 'flow_version_iteration', 'enabled_at', 'created_at']);
export type DeploymentSortKey = z.infer<typeof DeploymentSortKey>;

/** A key, with a minus in front for the other way round. */
export const DeploymentSort = z.templateLiteral([z.enum(['', '-']), DeploymentSortKey]);
export type DeploymentSort = z.infer<typeof DeploymentSort>;

/** Stands for "in no package" where packages are chosen from. */
export const noPackage = 'none';

export const stateOf = ({ enabled }: FlowDeployment): DeploymentState => (enabled ? 'enabled' : 'disabled');

/** The deployments that pass, in the order in which they came. */
export function filterDeployments(
  all: readonly FlowDeployment[],
  filter: DeploymentFilter,
  pinned: ReadonlySet<string> = new Set(),
): FlowDeployment[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((one) => pinned.has(one.id) || passes(one, filter, words));
}

function passes(one: FlowDeployment, filter: DeploymentFilter, words: readonly string[]): boolean {
  if (filter.environment !== null && one.environment.id !== filter.environment) return false;
  if (filter.flow !== null && one.flow.id !== filter.flow) return false;
  if (filter.package !== null && (one.package?.id ?? noPackage) !== filter.package) return false;
  if (filter.state !== null && stateOf(one) !== filter.state) return false;
  if (words.length === 0) return true;
  const text = searchText(one);
  return words.every((word) => text.includes(word));
}

const texts = new WeakMap<FlowDeployment, string>();

/** Made once for each deployment: thousands of them are looked through with every letter that is typed. */
function searchText(one: FlowDeployment): string {
  const kept = texts.get(one);
  if (kept !== undefined) return kept;
  const { id, flow, version, environment, package: bundle, enabledBy, createdBy } = one;
  const number = version.number === null ? '' : `#${version.number}`;
  const parts = [flow.name, flow.id, version.id, number, id, environment.name, bundle?.name, enabledBy, createdBy];
  const text = parts.join('\n').toLowerCase();
  texts.set(one, text);
  return text;
}

/** How many there are of each state, whatever the filter says about states. */
export function countDeployments(
  all: readonly FlowDeployment[],
  filter: DeploymentFilter,
): Record<DeploymentState, number> {
  const passing = filterDeployments(all, { ...filter, state: null });
  const enabled = passing.filter((one) => one.enabled).length;
  return { enabled, disabled: passing.length - enabled };
}

/** Sorted as the vendor would; what has no value for the key comes last either way. */
export function sortDeployments(all: readonly FlowDeployment[], sort: DeploymentSort): FlowDeployment[] {
  const sign = sort.startsWith('-') ? -1 : 1;
  const key = DeploymentSortKey.parse(sort.replace('-', ''));
  const keyed = all.map((one) => ({ one, value: keyOf(one, key) }));
  keyed.sort((a, b) => {
    if (a.value === b.value) return 0;
    if (a.value === null) return 1;
    if (b.value === null) return -1;
    return a.value < b.value ? -sign : sign;
  });
  return keyed.map(({ one }) => one);
}

function keyOf(one: FlowDeployment, key: DeploymentSortKey): string | number | null {
  switch (key) {
    case 'flow_name':
      return one.flow.name.toLowerCase();
    case 'flow_version_iteration':
      return one.version.number;
    case 'enabled_at':
      return one.enabledAt;
    case 'created_at':
      return one.createdAt;
  }
}

/** What there is to choose from, by name. */
export function choicesIn(
  all: readonly FlowDeployment[],
  pick: (one: FlowDeployment) => { id: string; name: string } | null,
): { id: string; name: string }[] {
  const found = new Map(
    all.flatMap((one) => {
      const choice = pick(one);
      return choice ? [[choice.id, choice]] : [];
    }),
  );
  return [...found.values()].sort((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()));
}

/** The ids from one row to another in the order in which they are seen, both ends included. */
export function idsBetween(visible: readonly FlowDeployment[], from: string, to: string): string[] {
  const ids = visible.map(({ id }) => id);
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)].sort((a, b) => a - b);
  if (start === undefined || end === undefined || start < 0) return ids.includes(to) ? [to] : [];
  return ids.slice(start, end + 1);
}

export interface Batch {
  environment: FlowDeployment['environment'];
  deployments: FlowDeployment[];
}

/** One change can be about one environment only, and about so many deployments at most. */
export function batchesOf(chosen: readonly FlowDeployment[], most: number): Batch[] {
  return grouped(chosen, ({ environment }) => environment.id).flatMap((deployments) => {
    const [first] = deployments;
    const parts = Math.ceil(deployments.length / most);
    return Array.from({ length: parts }, (_, part) => ({
      environment: first.environment,
      deployments: deployments.slice(part * most, (part + 1) * most),
    }));
  });
}

/** Never empty. */
export type Group<Item> = [Item, ...Item[]];

/** What has the same key, together, in the order in which the keys are met. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Group<Item>[] {
  const groups = new Map<string, Group<Item>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
