import type { Deployment, Flow, Package, Version, VirtualEnvironment } from './documents';
import type { Node } from './render';
import { versionsOf } from './seed';
import type { Store } from './store';

/** The includes that reach into a relation, by the name of that relation. */
const inside = (includes: readonly string[], name: string) =>
  includes.filter((include) => include.startsWith(`${name}.`)).map((include) => include.slice(name.length + 1));
const wants = (includes: readonly string[], name: string) =>
  includes.some((include) => include === name || include.startsWith(`${name}.`));

export function deploymentNode(store: Store, deployment: Deployment, includes: readonly string[]): Node {
  const { id, ...attributes } = deployment;
  const { people, environments, packages } = store.account();
  const person = (one: number | null) => {
    const found = people.find((candidate) => candidate.id === one);
    return found ? { type: 'users', id: found.id, attributes: { name: found.name }, relations: {} } : null;
  };
  const environment = environments.get(deployment.virtual_environment_id ?? -1);
  const bundle = packages.get(deployment.package_id ?? -1);
  const known: Record<string, () => Node | null> = {
    flowVersion: () => versionNode(store, store.version(String(deployment.flow_version_id))),
    virtualEnvironment: () => (environment ? environmentNode(store, environment, []) : null),
    package: () => (bundle ? packageNode(bundle) : null),
    enabledBy: () => person(deployment.enabled_by),
    user: () => person(deployment.user_id),
  };
  return { type: 'flow-version-deployments', id, attributes, relations: chosen(known, includes) };
}

export function versionNode(store: Store, version: Version): Node {
  const { id, ...attributes } = version;
  return {
    type: 'flow-versions',
    id,
    attributes: { ...attributes, iteration: store.iteration(version) },
    relations: {},
  };
}

export function flowNode(store: Store, { id, ...attributes }: Flow, includes: readonly string[]): Node {
  const account = store.account();
  const versions = versionsOf(account, id);
  const deployed = versions.filter(({ status }) => status === 'Deployed');
  const maybe = (version: Version | undefined) => (version ? versionNode(store, version) : null);
  const known: Record<string, () => Node | Node[] | null> = {
    versions: () => versions.map((version) => versionNode(store, version)),
    latestVersion: () => maybe(versions.at(-1)),
    deployedVersion: () => maybe(deployed.at(-1)),
    labels: () => [],
    deployments: () =>
      [...account.deployments.values()]
        .filter(({ flow_version_id }) => versions.some((version) => version.id === flow_version_id))
        .map((deployment) => deploymentNode(store, deployment, inside(includes, 'deployments'))),
  };
  const status = deployed.length > 0 ? 'Deployed' : 'Inactive';
  const state = { status, is_enabled: deployed.length > 0, updated_at: attributes.created_at };
  return { type: 'flows', id, attributes: { ...attributes, ...state }, relations: chosen(known, includes) };
}

export function environmentNode(store: Store, one: VirtualEnvironment, includes: readonly string[]): Node {
  const { id, ...attributes } = one;
  const known: Record<string, () => Node[]> = {
    versions: () => [],
    deployments: () =>
      [...store.account().deployments.values()]
        .filter(({ virtual_environment_id }) => virtual_environment_id === id)
        .map((deployment) => deploymentNode(store, deployment, [])),
  };
  return {
    type: 'virtual-environments',
    id,
    attributes: { ...attributes, status: 'Deployed', updated_at: one.created_at },
    relations: chosen(known, includes),
  };
}

export function packageNode({ id, ...attributes }: Package): Node {
  return { type: 'packages', id, attributes, relations: {} };
}

function chosen(known: Record<string, () => Node | Node[] | null>, includes: readonly string[]): Node['relations'] {
  return Object.fromEntries(
    Object.entries(known)
      .filter(([name]) => wants(includes, name))
      .map(([name, make]) => [name, make()]),
  );
}
