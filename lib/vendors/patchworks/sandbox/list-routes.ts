import { Hono } from 'hono';
import type { Deployment } from './documents';
import { deploymentNode, environmentNode, flowNode, packageNode, versionNode } from './nodes';
import { type Allowed, paginate, parseQuery, type Query } from './query';
import { type Node, render } from './render';
import { versionsOf } from './seed';
import type { Store } from './store';
import type { SwitchBoard } from './switches';

const deploymentLists: Allowed = {
  filters: ['package_id', 'virtual_environment_id', 'global', 'flowVersion.flow', 'name'],
  includes: ['enabledBy', 'flowVersion', 'virtualEnvironment', 'package', 'user'],
  sorts: ['created_at', 'enabled_at', 'flow_name', 'flow_version_iteration'],
};
const flowLists: Allowed = {
  filters: ['name', 'id'],
  includes: [
    ...['versions', 'deployedVersion', 'latestVersion', 'labels', 'deployments'],
    ...['virtualEnvironment', 'flowVersion', 'package', 'enabledBy'].map((name) => `deployments.${name}`),
  ],
  sorts: ['name', 'id', 'created_at', 'updated_at'],
};
const environmentLists: Allowed = {
  filters: ['name', 'type', 'status', 'hasDeployedVersion', 'labelled'],
  includes: ['versions', 'deployments'],
  sorts: ['name'],
};
const packageLists: Allowed = { filters: ['name'], includes: [], sorts: ['name'] };
const plain: Allowed = { filters: [], includes: [], sorts: [] };

/** Everything that is read as a page. */
export function listRoutes(store: Store, switches: SwitchBoard): Hono {
  const answer = <Item>(url: string, items: readonly Item[], query: Query, node: (item: Item) => Node) => {
    const { shown, links, meta } = paginate(url, items, query);
    return Response.json({ ...render(shown.map(node), switches.current()), links, meta });
  };
  const environments = (url: string, onlyUsed: boolean) => {
    const query = parseQuery(url, environmentLists);
    const { environments: all, deployments } = store.account();
    const used = new Set([...deployments.values()].map((one) => one.virtual_environment_id));
    const shown = [...all.values()].filter(
      (one) => (!onlyUsed || used.has(one.id)) && contains(query, one.name) && isIn(query.filter('type'), one.type),
    );
    return answer(url, shown, query, (one) => environmentNode(store, one, query.includes));
  };
  return new Hono()
    .get('/flow-version-deployments', (c) => {
      const query = parseQuery(c.req.url, deploymentLists);
      const found = [...store.account().deployments.values()].filter((one) => matches(store, one, query));
      const sorted = sort(found, query, (one) => sortKey(store, one, query.sort?.key ?? 'created_at'));
      return answer(c.req.url, sorted, query, (one) => deploymentNode(store, one, query.includes));
    })
    .get('/flow-version-deployments/virtual-environments', (c) => environments(c.req.url, true))
    .get('/virtual-environments', (c) => environments(c.req.url, false))
    .get('/flow-version-deployments/packages', (c) => {
      const query = parseQuery(c.req.url, packageLists);
      const used = new Set([...store.account().deployments.values()].map((one) => one.package_id));
      const shown = [...store.account().packages.values()].filter(
        (one) => used.has(one.id) && contains(query, one.name),
      );
      return answer(c.req.url, shown, query, packageNode);
    })
    .get('/flows', (c) => {
      const query = parseQuery(c.req.url, flowLists);
      const ids = query.filter('id');
      const found = [...store.account().flows.values()].filter(
        (one) => contains(query, one.name) && isIn(ids, String(one.id)),
      );
      const sorted = sort(found, query, (one) => (query.sort?.key === 'name' ? one.name : one.id));
      return answer(c.req.url, sorted, query, (one) => flowNode(store, one, query.includes));
    })
    .get('/flows/:flow/flow-versions', (c) => {
      const query = parseQuery(c.req.url, plain);
      const { id } = store.flow(Number(c.req.param('flow')));
      return answer(c.req.url, versionsOf(store.account(), id), query, (one) => versionNode(store, one));
    })
    .get('/flow-versions/:version/deployments', (c) => {
      const query = parseQuery(c.req.url, plain);
      const { id } = store.version(c.req.param('version'));
      const found = [...store.account().deployments.values()].filter((one) => one.flow_version_id === id);
      return answer(c.req.url, found, query, (one) => deploymentNode(store, one, []));
    });
}

const isIn = (wanted: string[] | null, value: string) => wanted === null || wanted.includes(value);
const contains = (query: Query, name: string) =>
  query.filter('name')?.some((text) => name.toLowerCase().includes(text.toLowerCase())) ?? true;

function matches(store: Store, one: Deployment, query: Query): boolean {
  const version = store.version(String(one.flow_version_id));
  const flow = store.flow(version.flow_id);
  const { environments, packages } = store.account();
  const places = [environments.get(one.virtual_environment_id ?? -1)?.name, packages.get(one.package_id ?? -1)?.name];
  const text = [flow.name, String(version.id), ...places].join('\n').toLowerCase();
  return (
    isIn(query.filter('package_id'), String(one.package_id)) &&
    isIn(query.filter('virtual_environment_id'), String(one.virtual_environment_id)) &&
    isIn(query.filter('flowVersion.flow'), String(version.flow_id)) &&
    contains(query, flow.name) &&
    (query.filter('global')?.some((wanted) => text.includes(wanted.toLowerCase())) ?? true)
  );
}

function sortKey(store: Store, one: Deployment, key: string): string | number {
  const version = store.version(String(one.flow_version_id));
  if (key === 'flow_name') return store.flow(version.flow_id).name;
  if (key === 'flow_version_iteration') return store.iteration(version);
  return key === 'enabled_at' ? (one.enabled_at ?? '') : one.created_at;
}

function sort<Item>(items: Item[], query: Query, key: (item: Item) => string | number): Item[] {
  const sign = query.sort?.descending ? -1 : 1;
  const keyed = items.map((item) => ({ item, key: key(item) }));
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0));
  return keyed.map(({ item }) => item);
}
